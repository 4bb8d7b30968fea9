namespace LocalOfferCms.Core.Search;

/// <summary>What an address that leads nowhere may have been about.</summary>
public static class AddressWords
{
    private const int Longest = 100;

    /// <summary>The words of the address's last parts, to search for; empty for a file's or a machine's address.</summary>
    public static string Of(string? path)
    {
        var parts = (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts[^1].Contains('.'))
        {
            return "";
        }

        var words = Words.Of(string.Join(' ', parts.TakeLast(2).Reverse())).Where(word => word.Length is > 1 and < 25).Distinct();
        var text = string.Join(' ', words);
        return text.Length <= Longest ? text : "";
    }
}
