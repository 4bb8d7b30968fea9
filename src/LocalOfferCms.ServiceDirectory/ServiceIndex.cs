using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.ServiceDirectory;

/// <summary>What published services are found by. Written with the version, from the same content.</summary>
internal sealed class ServiceIndex
{
    /// <summary>The longest status or area kept.</summary>
    public const int WordLength = 32;

    /// <summary>The longest provider's name kept.</summary>
    public const int NameLength = 256;

    /// <summary>The longest list of terms kept.</summary>
    public const int TermsLength = 512;

    /// <summary>The oldest age that a Local Offer serves: "for all ages" ends here.</summary>
    public const int OldestAge = 25;

    public required string ContentItemId { get; init; }

    public required string Title { get; set; }

    public required string Status { get; set; }

    public int AgeFrom { get; set; }

    public int AgeTo { get; set; }

    public bool IsFree { get; set; }

    public required string Area { get; set; }

    public required string Provider { get; set; }

    /// <summary>Its strands, each between bars: <c>|education|health|</c>.</summary>
    public string Strands { get; set; } = "";

    /// <summary>Its topics, in the same way.</summary>
    public string Topics { get; set; } = "";

    /// <summary>The terms of a list between bars.</summary>
    public static string[] Terms(string bars) => bars.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Terms as the index keeps them: in order, so that services with the same terms have the same text.</summary>
    public static string Bars(IEnumerable<string> terms)
    {
        var joined = string.Join('|', terms.Distinct().Order(StringComparer.Ordinal));
        return joined.Length is 0 or > TermsLength - 2 ? "" : $"|{joined}|";
    }
}

/// <summary>The module's tables.</summary>
internal static class ServiceDirectoryDb
{
    public static DbSet<ServiceIndex> Services(this CmsDbContext db) => db.Set<ServiceIndex>();
}
