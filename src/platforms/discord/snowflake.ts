/** A snowflake: kept as a string, because it does not fit a number. https://docs.discord.com/developers/reference#snowflakes */
export const isSnowflake = (text: string): boolean => /^\d{15,20}$/u.test(text)
