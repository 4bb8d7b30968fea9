using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Schools.Reports;

/// <summary>A question of the bank, which a council can change.</summary>
/// <param name="Id">Its id, such as <c>P4</c> or <c>Y9</c>.</param>
/// <param name="Number">Its number on the page.</param>
/// <param name="Text">The question; <c>{provider}</c> stands for setting, school or college.</param>
/// <param name="Items">Items of the report that answer it beside those that name it: for a question of the council's own.</param>
internal sealed record ReportQuestion(string Id, int Number, string Text, IReadOnlyList<string> Items)
{
    /// <summary>The question as people at such a place would ask it.</summary>
    public string For(SchoolKind kind) => Text.Replace(ReportQuestions.Provider, kind.Provider, StringComparison.Ordinal);

    /// <summary>Whether an item of the report answers it.</summary>
    public bool IsAnsweredBy(ReportItem item, Asker asker) =>
        (asker == Asker.Parents ? item.ParentQuestions : item.YoungPersonQuestions).Contains(Id) || Items.Contains(item.Id);
}

/// <summary>Who asks.</summary>
internal enum Asker
{
    Parents,
    YoungPeople,
}

/// <summary>A question as the council keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="IsHidden">Whether it is left out.</param>
/// <param name="Item">The item of the report that answers it, for a question of the council's own; empty for none.</param>
internal sealed record BankedQuestion(string Id, string Text, bool IsHidden, string Item)
{
    /// <summary>As it is stored.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["Id"] = Id, ["Question"] = Text };
        if (IsHidden)
        {
            json["Hidden"] = true;
        }

        if (Item.Length > 0)
        {
            json["Item"] = Item;
        }

        return json;
    }

    /// <summary>Reads one.</summary>
    public static BankedQuestion Of(JsonObject json) => new(
        ReportLaw.Text(json, "Id"), ReportLaw.Text(json, "Question"), json["Hidden"] is JsonValue value && value.TryGetValue<bool>(out var hidden) && hidden, ReportLaw.Text(json, "Item"));
}

/// <summary>The questions that families and young people ask: from the settings document <c>ReportQuestions</c>. The product's own lists stay as they are;
/// the council's stand beside them, so that a question can go back to the product's wording.</summary>
internal static class ReportQuestions
{
    /// <summary>The settings document.</summary>
    public const string Document = "ReportQuestions";

    /// <summary>Stands in a question for setting, school or college.</summary>
    public const string Provider = "{provider}";

    /// <summary>The member that holds the council's list.</summary>
    public static string CouncilMember(Asker asker) => "Council" + asker;

    /// <summary>The questions of one of the two, as they are asked.</summary>
    public static IReadOnlyList<ReportQuestion> Of(SiteSnapshot site, Asker asker) =>
        [.. Bank(site, asker).Where(q => !q.IsHidden).Select((q, index) => new ReportQuestion(q.Id, index + 1, q.Text, q.Item.Length > 0 ? [q.Item] : []))];

    /// <summary>The product's questions.</summary>
    public static IReadOnlyList<BankedQuestion> Product(SiteSnapshot site, Asker asker) => Read(site, asker.ToString());

    /// <summary>Every question in the council's order, those that are left out too; one that the product has since brought comes last.</summary>
    public static IReadOnlyList<BankedQuestion> Bank(SiteSnapshot site, Asker asker)
    {
        var own = Read(site, CouncilMember(asker));
        return [.. own, .. Product(site, asker).Where(p => !own.Any(o => o.Id == p.Id))];
    }

    private static List<BankedQuestion> Read(SiteSnapshot site, string member) =>
        [.. ReportLaw.Objects(site.Settings.GetValueOrDefault(Document)?[member]).Select(BankedQuestion.Of)];
}
