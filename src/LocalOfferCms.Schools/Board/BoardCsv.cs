using System.Globalization;
using LocalOfferCms.Schools.OwnReports;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools.Board;

/// <summary>The board as a table for a spreadsheet.</summary>
internal static class BoardCsv
{
    private static readonly string[] Heading =
    [
        "School", "Number (URN)", "Phase", "Type", "Trust", "Area", "Asked for by law", "How it stands", "Why", "Where the report is", "School year", "Next review",
        "People who keep it", "Last asked", "The school’s own report looked at", "What was found",
    ];

    public static IEnumerable<IReadOnlyList<string>> Of(IEnumerable<BoardRow> rows, ILookup<string, BoardKeeper> keepers, OwnReportReader own, LocalTime local) =>
        rows.Select(row => Cells(row, keepers[row.Standing.School.ContentItemId], row.Standing.Own is { } check ? own.Of(check) : null, local)).Prepend(Heading);

    private static string[] Cells(BoardRow row, IEnumerable<BoardKeeper> keepers, OwnReport? own, LocalTime local)
    {
        var school = row.Standing.School;
        return
        [
            school.Name, school.Urn, BoardWords.Phase(school.Phase), SchoolKind.Named(school.Kind).Words, school.Trust, school.Area, school.HasDuty ? "Yes" : "No",
            BoardState.Of(row.Standing.State).Title, string.Join(' ', ReportStanding.Reasons(row.Standing)), BoardWords.Place(school.Report),
            row.Standing.Year is { } year ? SchoolYear.Words(year) : "", Day(school.ReportReviewOn), string.Join("; ", keepers.Select(k => k.Words)),
            row.ChasedUtc is { } asked ? Day(DateOnly.FromDateTime(local.FromUtc(asked))) : "",
            own?.LookedOn is { } looked ? Day(looked) : "", own?.Words ?? "",
        ];
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
