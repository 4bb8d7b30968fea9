using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Guidance.StatusBoard;

/// <summary>Something that is being planned, made or tried.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="What">What it is.</param>
/// <param name="Stage">The stage in the council's own words, such as "Being built".</param>
/// <param name="Expected">When it is expected, or what became of it.</param>
/// <param name="Links">Items to read more in.</param>
internal sealed record Development(string Name, string What, string Stage, string Expected, IReadOnlyList<string> Links);

/// <summary>The developments that have come equally far.</summary>
/// <param name="Name">As content has it.</param>
/// <param name="Heading">As readers see it.</param>
/// <param name="Colour">The colour of its tags.</param>
/// <param name="Items">The developments, in the editor's order.</param>
internal sealed record BoardStage(string Name, string Heading, string Colour, IReadOnlyList<Development> Items);

/// <summary>What is coming, by how far it has come.</summary>
internal static class StatusBoard
{
    private static readonly BoardStage[] Stages =
    [
        new("proposed", "Ideas and plans", "yellow", []),
        new("in-progress", "Being worked on", "blue", []),
        new("open", "Open now", "green", []),
        new("ended", "Ended or stopped", "grey", []),
    ];

    /// <summary>Reads a board; stages that hold nothing are left out. A development whose stage is not known counts as an idea: nothing is promised.</summary>
    public static IReadOnlyList<BoardStage> Of(ContentDocument content)
    {
        var items = content.Items("Items").ToLookup(item => StageOf(item.Content.Own.Text("Stage")), Read);
        return [.. Stages.Select(stage => stage with { Items = [.. items[stage.Name]] }).Where(stage => stage.Items.Count > 0)];
    }

    private static string StageOf(string stage) => Stages.FirstOrDefault(s => s.Name.Equals(stage.Trim(), StringComparison.OrdinalIgnoreCase))?.Name ?? Stages[0].Name;

    private static Development Read(NestedItem item)
    {
        var own = item.Content.Own;
        var stage = Stages.First(s => s.Name == StageOf(own.Text("Stage")));
        return new(item.DisplayText, own.Text("What"), own.Text("StageNote") is { Length: > 0 } note ? note : stage.Heading, own.Text("Expected"), own.Items("Links"));
    }
}
