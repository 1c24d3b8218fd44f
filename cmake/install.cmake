# `cmake --install` gives the program, the library with its one public header, and a package that
# find_package(sayso) finds (target sayso::sayso).
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/sayso")

install(TARGETS sayso_program RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS sayso EXPORT saysoTargets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
        INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/pipeline/api/sayso/sayso.hpp" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/sayso")
install(EXPORT saysoTargets NAMESPACE sayso:: DESTINATION "${package_dir}")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/saysoConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/saysoConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/saysoConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/saysoConfig.cmake" "${PROJECT_BINARY_DIR}/saysoConfigVersion.cmake"
        DESTINATION "${package_dir}")
