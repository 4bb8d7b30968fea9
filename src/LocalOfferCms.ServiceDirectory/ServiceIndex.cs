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

    /// <summary>The oldest age that a Local Offer serves: "for all ages" ends here.</summary>
    public const int OldestAge = 25;

    public required string ContentItemId { get; init; }

    public required string Status { get; set; }

    public int AgeFrom { get; set; }

    public int AgeTo { get; set; }

    public bool IsFree { get; set; }

    public required string Area { get; set; }

    public required string Provider { get; set; }
}

/// <summary>The module's tables.</summary>
internal static class ServiceDirectoryDb
{
    public static DbSet<ServiceIndex> Services(this CmsDbContext db) => db.Set<ServiceIndex>();
}
