#pragma once
// libxml2's headers pull in ICU's, whose UErrorCode clashes with the one that Foundation carries.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
