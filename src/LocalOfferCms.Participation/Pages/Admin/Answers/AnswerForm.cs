using System.Globalization;
using LocalOfferCms.Participation.Answers.Moves;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>The form in which an owner answers. What was typed is kept as it was typed.</summary>
internal sealed class AnswerForm
{
    public static readonly (string Code, string Field)[] Fields =
        [.. new[] { nameof(YouSaid), nameof(Text), nameof(Action), nameof(ActionText), nameof(ActionOwner), nameof(ActionDue), nameof(FamiliesInvolved), nameof(Topic), nameof(Place) }.Select(name => (name, "Form." + name))];

    public int CommentRevision { get; set; }
    public int AnswerRevision { get; set; }
    public List<string> Also { get; set; } = [];
    public string? YouSaid { get; set; }
    public string? Text { get; set; }
    public string? Action { get; set; }
    public string? ActionText { get; set; }
    public string? ActionOwner { get; set; }
    public string? ActionDue { get; set; }
    public string? FamiliesInvolved { get; set; }
    public string? Topic { get; set; }
    /// <summary><c>page</c> or <c>topic</c>.</summary>
    public string? Place { get; set; }
    /// <summary>The text to put in.</summary>
    public string? Snippet { get; set; }

    /// <summary>Whether a day was typed that cannot be read.</summary>
    public bool HasUnreadableDay => !string.IsNullOrWhiteSpace(ActionDue) && Day(ActionDue) is null;

    public AnswerDraft Draft(string commentId) => new(commentId, CommentRevision, AnswerRevision)
    {
        Also = Also,
        YouSaid = YouSaid ?? "",
        Text = Text ?? "",
        Action = Enum.TryParse<ActionStatus>(Action, out var action) && Enum.IsDefined(action) ? action : null,
        ActionText = ActionText ?? "",
        ActionOwner = ActionOwner ?? "",
        ActionDue = Day(ActionDue),
        FamiliesInvolved = FamiliesInvolved ?? "",
        Topic = string.IsNullOrEmpty(Topic) ? null : Topic,
        UnderPage = Place switch { "page" => true, "topic" => false, _ => null },
    };

    public static AnswerForm Of(AnswerDraft draft) => new()
    {
        CommentRevision = draft.CommentRevision,
        AnswerRevision = draft.AnswerRevision,
        Also = [.. draft.Also],
        YouSaid = draft.YouSaid,
        Text = draft.Text,
        Action = draft.Action?.ToString(),
        ActionText = draft.ActionText,
        ActionOwner = draft.ActionOwner,
        ActionDue = draft.ActionDue?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FamiliesInvolved = draft.FamiliesInvolved,
        Topic = draft.Topic,
        Place = draft.UnderPage switch { true => "page", false => "topic", null => null },
    };

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
