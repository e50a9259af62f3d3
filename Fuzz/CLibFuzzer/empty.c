// The functions come with -sanitize=fuzzer.
