using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.Board;

/// <summary>A state of reports, for those who look at the board.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Title">Its words.</param>
/// <param name="Colour">The colour of its tag, which says nothing that the words do not.</param>
/// <param name="State">The state.</param>
internal sealed record BoardState(string Name, string Title, string Colour, ReportState State)
{
    public static readonly IReadOnlyList<BoardState> All =
    [
        new("not-linked", "No report linked", "red", ReportState.NotLinked),
        new("out-of-date", "Out of date", "yellow", ReportState.OutOfDate),
        new("up-to-date", "Linked and up to date", "green", ReportState.UpToDate),
        new("not-asked", "None linked, none asked for by law", "grey", ReportState.NotAsked),
    ];

    public static BoardState Of(ReportState state) => All.First(s => s.State == state);

    public static BoardState? Named(string? name) => All.FirstOrDefault(s => s.Name == name);
}

/// <summary>Words of the board.</summary>
internal static class BoardWords
{
    public static string Phase(string phase) => SchoolPhase.Named(phase)?.Words ?? (phase.Length == 0 ? "Not said" : phase);

    public static string Place(ReportPlace place) => place switch
    {
        ReportPlace.Hosted => "On this site",
        ReportPlace.Linked => "On the school’s own website",
        _ => "Nowhere yet",
    };

    public static string Schools(int count) => count == 1 ? "1 school" : FormattableString.Invariant($"{count:N0} schools");
}
