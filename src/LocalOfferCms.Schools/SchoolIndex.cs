using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools;

/// <summary>Where families find a school's SEN information report.</summary>
internal enum ReportPlace
{
    /// <summary>No report is linked here yet.</summary>
    None,

    /// <summary>On the school's own website, which this site links to.</summary>
    Linked,

    /// <summary>On this site (and, by law, on the school's own website too).</summary>
    Hosted,
}

/// <summary>What published schools are found, listed and counted by. Written with the version, from the same content (<see cref="SchoolIndexer"/>).</summary>
internal sealed class SchoolIndex
{
    /// <summary>The longest name kept.</summary>
    public const int NameLength = 256;

    /// <summary>The longest phase, kind or postcode kept.</summary>
    public const int WordLength = 32;

    /// <summary>The longest town, trust or area kept.</summary>
    public const int PlaceLength = 128;

    /// <summary>The School.</summary>
    public required string ContentItemId { get; init; }

    /// <summary>The page's title.</summary>
    public required string Name { get; set; }

    /// <summary>The name as it is compared: lower case, without accents, quotes or punctuation.</summary>
    public string SearchName { get; set; } = "";

    /// <summary>The number in the national register; empty for none.</summary>
    public string Urn { get; set; } = "";

    /// <summary><see cref="SchoolPhase.Name"/>.</summary>
    public required string Phase { get; set; }

    /// <summary><see cref="SchoolKind.Name"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The youngest age, in years; null when nobody has said.</summary>
    public int? LowAge { get; set; }

    /// <summary>The oldest age, in years; null when nobody has said.</summary>
    public int? HighAge { get; set; }

    /// <summary>Degrees north, WGS84.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east, WGS84.</summary>
    public double? Longitude { get; set; }

    /// <summary>The postcode, with its space.</summary>
    public string Postcode { get; set; } = "";

    /// <summary>The town.</summary>
    public string Town { get; set; } = "";

    /// <summary>The district of the council, in words.</summary>
    public string Area { get; set; } = "";

    /// <summary>The academy trust; empty for none.</summary>
    public string Trust { get; set; } = "";

    /// <summary>Whether it has a nursery class.</summary>
    public bool HasNursery { get; set; }

    /// <summary>Whether it has a sixth form.</summary>
    public bool HasSixthForm { get; set; }

    /// <summary>Whether it has a SEN unit.</summary>
    public bool HasUnit { get; set; }

    /// <summary>Whether it has resourced provision.</summary>
    public bool HasResourcedProvision { get; set; }

    /// <summary>Whether the law asks it for a report (<see cref="SchoolKind.HasDuty"/>).</summary>
    public bool HasDuty { get; set; }

    /// <summary>Where its report is.</summary>
    public ReportPlace Report { get; set; }

    /// <summary>The report on this site; null when there is none.</summary>
    public string? ReportItemId { get; set; }

    /// <summary>The calendar year in which the report's school year began; null when it does not say.</summary>
    public int? ReportYear { get; set; }

    /// <summary>When the report is to be looked at again; null when it does not say.</summary>
    public DateOnly? ReportReviewOn { get; set; }

    /// <summary>The school's own mailbox: the SENCO's, else that of whoever is asked first; empty for none.</summary>
    public string Mailbox { get; set; } = "";
}

/// <summary>A need that a published school provides for: <see cref="SchoolIndex"/> by term of the taxonomy <c>needs</c>.</summary>
internal sealed class SchoolNeed
{
    /// <summary>The School.</summary>
    public required string ContentItemId { get; init; }

    /// <summary>The term.</summary>
    public required string Need { get; init; }
}

/// <summary>The module's tables.</summary>
internal static class SchoolsDb
{
    public static DbSet<SchoolIndex> Schools(this CmsDbContext db) => db.Set<SchoolIndex>();

    public static DbSet<SchoolNeed> SchoolNeeds(this CmsDbContext db) => db.Set<SchoolNeed>();

    public static DbSet<Keepers.SchoolKeeper> SchoolKeepers(this CmsDbContext db) => db.Set<Keepers.SchoolKeeper>();
}
