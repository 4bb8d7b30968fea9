namespace LocalOfferCms.Core.Checks;

/// <summary>How old a reader is likely to be who reads a text with ease. A band, since no formula knows better.</summary>
public enum ReadingBand
{
    /// <summary>Up to 9 years.</summary>
    Under9,
    /// <summary>9 to 11 years: what most public writing should aim for.</summary>
    From9To11,
    /// <summary>12 to 14 years.</summary>
    From12To14,
    /// <summary>15 and 16 years.</summary>
    From15To16,
    /// <summary>17 years and over: hard for most adults too.</summary>
    Over16,
}

/// <summary>How hard a text is to read, and what makes it so.</summary>
/// <param name="Band">The band that it is in.</param>
/// <param name="Aim">The band that its readers need.</param>
/// <param name="Words">How many words were looked at.</param>
/// <param name="HardWords">Long words that it uses, the most used first.</param>
/// <param name="LongSentences">Its longest sentences, the longest first.</param>
public sealed record ReadingLevel(ReadingBand Band, ReadingBand Aim, int Words, IReadOnlyList<string> HardWords, IReadOnlyList<string> LongSentences)
{
    /// <summary>Bands between the text and its readers; 0 when it suits them.</summary>
    public int Above => Math.Max(0, Band - Aim);

    /// <summary>A band in words: "ages 9 to 11".</summary>
    public static string NameOf(ReadingBand band) => band switch
    {
        ReadingBand.Under9 => "ages up to 9",
        ReadingBand.From9To11 => "ages 9 to 11",
        ReadingBand.From12To14 => "ages 12 to 14",
        ReadingBand.From15To16 => "ages 15 and 16",
        _ => "ages 17 and over",
    };
}
