using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Schools.Register;

/// <summary>What an import does with a school.</summary>
internal enum RegisterOutcome
{
    /// <summary>It is new here.</summary>
    New,

    /// <summary>The register says something else than before.</summary>
    Changed,

    /// <summary>It has closed, and stays for the record.</summary>
    Closed,

    /// <summary>Another school followed it: the same page goes on, or leads to the other's.</summary>
    Merged,

    /// <summary>A row that could not be read, or not wholly.</summary>
    Refused,
}

/// <summary>A line of the report.</summary>
/// <param name="Outcome">What becomes of the school.</param>
/// <param name="Urn">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Line">The line of the file; 0 for none.</param>
/// <param name="Text">What changed, or why not.</param>
internal sealed record RegisterLine(RegisterOutcome Outcome, string Urn, string Name, int Line, string Text)
{
    /// <summary>The item, once there is one.</summary>
    public string? ContentItemId { get; init; }
}

/// <summary>Something to be written.</summary>
/// <param name="Line">As the report says it.</param>
/// <param name="School">What the register says; for a school that is led elsewhere, of that one.</param>
internal sealed record RegisterStep(RegisterLine Line, RegisteredSchool School)
{
    /// <summary>The item; null for a new one.</summary>
    public string? ContentItemId { get; init; }

    /// <summary>Leads the item to the school of <see cref="School"/> and takes it off the site.</summary>
    public bool LeadsElsewhere { get; init; }

    /// <summary>The note of the change.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>What an import of one council's schools will do.</summary>
internal sealed class CouncilPlan
{
    /// <summary>The council.</summary>
    public required Tenant Council { get; init; }

    /// <summary>Which schools are its own.</summary>
    public required SchoolRegisterSettings Settings { get; init; }

    /// <summary>The schools that it has.</summary>
    public required KnownSchools Known { get; init; }

    /// <summary>The day of the newest file that was brought in; null when there was none.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The schools of the file that concern it, by number.</summary>
    public Dictionary<string, RegisteredSchool> Schools { get; } = [];

    /// <summary>What is to be written, in order.</summary>
    public List<RegisterStep> Steps { get; } = [];

    /// <summary>The report, line by line.</summary>
    public List<RegisterLine> Lines { get; } = [];

    /// <summary>How many rows of the file are of this council.</summary>
    public int Rows { get; set; }

    /// <summary>How many schools stay as they are.</summary>
    public int Unchanged { get; set; }

    /// <summary>How many establishments are not shown: closed before, not open yet, or of no kind that families look for.</summary>
    public int LeftOut { get; set; }

    /// <summary>How many schools the council has that the file does not name. They stay as they are.</summary>
    public int NotInFile { get; set; }

    /// <summary>Why nothing is changed in this council; null when nothing stands against it.</summary>
    public string? Refusal { get; set; }

    /// <summary>How many lines have this outcome.</summary>
    public int Count(RegisterOutcome outcome) => Lines.Count(line => line.Outcome == outcome);
}
