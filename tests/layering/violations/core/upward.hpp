// Brackets, semicolons and line ends that CMake would read its own way: [;] [[ ]]
#define TWO_LINES int a[2]; \
  int b[2];

#include "graph/property_graph.hpp"
