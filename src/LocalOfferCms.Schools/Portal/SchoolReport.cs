using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.Portal;

/// <summary>A school's report as it stands in the workspace: the newest version, or what the first one will be.</summary>
internal sealed class SchoolReport
{
    /// <summary>The School.</summary>
    public required string SchoolId { get; init; }

    /// <summary>Its name.</summary>
    public required string SchoolName { get; init; }

    /// <summary>Its address on the site; empty when it has none.</summary>
    public required string SchoolPath { get; init; }

    /// <summary>The newest version of the school.</summary>
    public required ContentDocument School { get; init; }

    /// <summary>The report's item: the one that is there, or the one that the first save makes.</summary>
    public required string ReportId { get; init; }

    /// <summary>The newest version; null when nothing has been saved yet.</summary>
    public required ContentVersion? Version { get; init; }

    /// <summary>The newest version's content; what the first save begins with when there is none.</summary>
    public required ContentDocument Content { get; init; }

    /// <summary>How far the newest version has come on its way to the site; null when it has not been sent.</summary>
    public VersionReview? Review { get; init; }

    /// <summary>The name of who was asked to approve it; null when nobody in particular was.</summary>
    public string? Asked { get; init; }

    /// <summary>Whether some version is on the site.</summary>
    public required bool IsOnSite { get; init; }

    /// <summary>The school year of today.</summary>
    public required int Year { get; init; }

    /// <summary>The report's fields.</summary>
    public ContentPart Part => Content.Part("SenInformationReportPart");

    /// <summary>What sort of school.</summary>
    public SchoolKind Kind => SchoolKind.Named(SchoolRecord.Of(School)["Kind"].Value);

    /// <summary>The calendar year in which the school year begins that the report is about; null when it does not say.</summary>
    public int? ReportYear => ReportStanding.YearOf(Part.Text("SchoolYear"));

    /// <summary>The school year that the report is about, in words.</summary>
    public string YearWords => Part.Text("SchoolYear").Trim() is { Length: > 0 } words ? words : SchoolYear.Words(Year);

    /// <summary>Whether there is something that the site does not show yet.</summary>
    public bool HasDraft => Version is { Published: false };

    /// <summary>Months between two reviews, as the school has picked them: 12 at the most.</summary>
    public int Cycle => Math.Min(ContentFacts.ReviewCycle(Content), ContentFacts.UsualCycle);

    /// <summary>What the school says about something: <c>Item03b</c>, <c>WhoWasInvolved</c>.</summary>
    public string Answer(string field) => Part.Markdown(field).Trim();
}
