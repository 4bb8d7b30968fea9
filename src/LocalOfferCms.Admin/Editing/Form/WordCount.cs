namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>Counts words as people do: what stands between spaces.</summary>
internal static class WordCount
{
    /// <summary>How many words a text has.</summary>
    public static int Of(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
