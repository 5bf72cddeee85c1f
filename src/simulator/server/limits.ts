/** What the page hands to the simulator at most; what a bot takes is for the bot to say. */
export const LARGEST_FILE_BYTES = 10 * 1024 * 1024

/** A file in base64 beside the rest, of which the longest is a form full of pasted addresses. */
export const LONGEST_MESSAGE_BYTES = Math.ceil(LARGEST_FILE_BYTES / 3) * 4 + 512 * 1024
