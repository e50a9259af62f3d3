#pragma once
// The C++ headers of RE2 are included by CRE2 alone; this module only says what to link.
