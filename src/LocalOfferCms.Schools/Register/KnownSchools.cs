using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Register;

/// <summary>A school that the council has already.</summary>
internal sealed class KnownSchool
{
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; set; }

    /// <summary>The number by which it is found.</summary>
    public string Urn { get; set; } = "";

    /// <summary>Whether it is on the site, for the record only or not.</summary>
    public bool IsPublished { get; set; }

    /// <summary>Whether it is on the site for the record only.</summary>
    public bool IsArchived { get; set; }

    /// <summary>Whether the council put it into the recycle bin, or took it off the site: imports then leave it alone.</summary>
    public bool IsSetAside { get; set; }

    /// <summary>What the register said of it: of the version on the site, and of a draft on top.</summary>
    public List<RegisteredSchool> Said { get; } = [];
}

/// <summary>The schools that a council has, by their numbers.</summary>
internal sealed class KnownSchools
{
    private const string ContentType = "School";
    private const int AtOnce = 500;

    private readonly Dictionary<string, KnownSchool> _byUrn = [];
    private readonly Dictionary<string, KnownSchool> _byFormerUrn = [];

    /// <summary>All that have a number.</summary>
    public IReadOnlyCollection<KnownSchool> All => _byUrn.Values;

    /// <summary>The school that has this number, else the one that had it once.</summary>
    public KnownSchool? Find(string urn) => _byUrn.GetValueOrDefault(urn) ?? _byFormerUrn.GetValueOrDefault(urn);

    /// <summary>The school that has this number now.</summary>
    public KnownSchool? Current(string urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>Reads them: what is on the site, and drafts.</summary>
    public static async Task<KnownSchools> ReadAsync(CmsDbContext db, CancellationToken ct)
    {
        var known = new KnownSchools();
        var binned = (await db.BinnedItems.Where(b => b.ContentType == ContentType).Select(b => b.ContentItemId).ToListAsync(ct)).ToHashSet();
        var after = "";
        while (true)
        {
            var ids = await db.ContentItems.Where(i => i.ContentType == ContentType && string.Compare(i.ContentItemId, after) > 0)
                .OrderBy(i => i.ContentItemId).Select(i => i.ContentItemId).Take(AtOnce).ToListAsync(ct);
            if (ids.Count == 0)
            {
                return known;
            }

            after = ids[^1];
            var versions = await db.ContentVersions.AsNoTracking().Where(v => ids.Contains(v.ContentItemId) && (v.Published || v.Latest))
                .OrderByDescending(v => v.Published).ThenBy(v => v.ContentItemId).ToListAsync(ct);
            foreach (var item in versions.GroupBy(v => v.ContentItemId))
            {
                known.Add(item, binned.Contains(item.Key));
            }
        }
    }

    private void Add(IEnumerable<ContentVersion> versions, bool isBinned)
    {
        KnownSchool? school = null;
        foreach (var version in versions)
        {
            school ??= new KnownSchool
            {
                ContentItemId = version.ContentItemId,
                Title = version.DisplayText,
                IsPublished = version.Published,
                IsArchived = version.Published && version.Stage == ContentStage.Archived,
                IsSetAside = isBinned || (!version.Published && version.Stage is ContentStage.Withdrawn or ContentStage.Archived),
            };
            var content = JsonText.Object(version.Data);
            var said = RegisteredSchool.Read(content) ?? new RegisteredSchool();
            school.Said.Add(said);
            var own = new ContentDocument(ContentType, content).Part("SchoolPart").Text("Urn").Trim();
            school.Urn = school.Urn.Length > 0 ? school.Urn : said.Urn.Length > 0 ? said.Urn : own;
        }

        if (school is not { Urn.Length: > 0 })
        {
            return;
        }

        // Of several with one number, the one on the site is meant.
        if (!_byUrn.TryGetValue(school.Urn, out var other) || (school.IsPublished && !other.IsPublished))
        {
            _byUrn[school.Urn] = school;
        }

        foreach (var former in (school.Said[0][Facts.FormerUrns] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _byFormerUrn.TryAdd(former, school);
        }
    }
}
