// Which language a text is in: the public declaration is all there is.
#pragma once

#include "dateline/detect.h"
