// Allocator settings: worlds come and go by the thousand, each as large as the one before.
#pragma once

namespace entente {

// Asks the allocator to keep memory that is freed, up to some tens of megabytes, for the next world, instead
// of handing it to the operating system and fetching it back page by page. Only for the program as a whole:
// call it from main. Changes no result; does nothing where the allocator cannot.
void keep_freed_memory();

} // namespace entente
