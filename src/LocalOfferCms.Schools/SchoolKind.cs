namespace LocalOfferCms.Schools;

/// <summary>What sort of place it is: which words suit it, and what the law asks of it.</summary>
/// <param name="Name">As content and addresses have it.</param>
/// <param name="Words">As readers see it.</param>
/// <param name="Provider">What its people call it: a setting, a school or a college. Questions take this word.</param>
/// <param name="HasDuty">Whether the law asks it for a SEN information report (section 69). Why, with the source and how sure we are, is dated data:
/// <see cref="SchoolDuty"/>; a test holds the two together.</param>
/// <param name="IsSpecial">Whether it is a special school: two items of the report are then not asked for.</param>
internal sealed record SchoolKind(string Name, string Words, string Provider, bool HasDuty, bool IsSpecial)
{
    private const string School = "school";
    private const string College = "college";

    /// <summary>All kinds, in the order in which lists show them. Imports write these names.</summary>
    public static readonly IReadOnlyList<SchoolKind> All =
    [
        new("maintained", "Mainstream school, kept up by the council", School, true, false),
        new("academy", "Mainstream academy or free school", School, true, false),
        new("maintained-nursery", "Nursery school, kept up by the council", School, true, false),
        new("special", "Special school, kept up by the council", School, true, true),
        new("special-academy", "Special academy", School, true, true),
        new("non-maintained-special", "Special school, run by a charity", School, false, true),
        new("independent-special", "Independent special school", School, false, true),
        new("independent", "Independent school", School, false, false),
        new("pru", "Pupil referral unit, for children who cannot go to another school for now", School, false, false),
        new("ap-academy", "Alternative provision academy, for children who cannot go to another school for now", School, false, false),
        new("college", "College", College, false, false),
        new("special-post-16", "Specialist college", College, false, true),
        new("early-years", "Nursery, pre-school or childminder", "setting", false, false),
        new("other", "Another kind of school", School, false, false),
    ];

    /// <summary>Whether the council keeps it up. Such a school is in no trust unless the register says so.</summary>
    public bool IsKeptByCouncil => Name is "maintained" or "maintained-nursery" or "special" or "pru";

    /// <summary>Reads a kind. One that is not known is taken for a school with every duty: better one item too many than one left out.</summary>
    public static SchoolKind Named(string name) =>
        All.FirstOrDefault(k => k.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) ?? new(name, name, School, true, false);

    /// <summary>Whether an item of the report is asked of such a place.</summary>
    public bool Answers(Reports.ReportItem item) => !(item.MainstreamOnly && IsSpecial);
}

/// <summary>The ages that a school is for.</summary>
/// <param name="Name">As content and addresses have it.</param>
/// <param name="Words">As readers see it.</param>
internal sealed record SchoolPhase(string Name, string Words)
{
    /// <summary>All phases, youngest first.</summary>
    public static readonly IReadOnlyList<SchoolPhase> All =
    [
        new("early-years", "Early years"),
        new("primary", "Primary"),
        new("secondary", "Secondary"),
        new("all-through", "All-through"),
        new("post-16", "Post-16"),
    ];

    /// <summary>The phase of this name; null when there is none.</summary>
    public static SchoolPhase? Named(string? name) => All.FirstOrDefault(p => p.Name == name);
}
