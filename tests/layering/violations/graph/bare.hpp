#include "graph/other.hpp"
#include "other.hpp"
  #  include <boost/spirit/home/x3.hpp>
#include <vector>
