#include "typeset.h"
