using LocalOfferCms.Core;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Answers.Moves;

/// <summary>Why an answer cannot be written, sent or approved.</summary>
internal static class AnswerRefusals
{
    public const int LongestText = 5_000;
    public const int LongestLine = 256;
    public const string StaleCode = "Stale";

    public static readonly Refusal NotFound = new("NoSuchComment", "There is no such comment.");
    public static readonly Refusal Stale = new(StaleCode, "Somebody else changed this while you wrote. Nothing of yours is lost: both texts are below.");

    /// <summary>Why a comment cannot be answered now; empty when it can.</summary>
    public static IReadOnlyList<Refusal> ToAnswer(Comment comment, CommentResponse? response) => comment switch
    {
        _ when !comment.IsSafe() => [NotFound],
        { Stage: CommentStage.Answered } => [new("InReview", "The answer waits for approval. You can change it when it is sent back.")],
        { Stage: CommentStage.Approved or CommentStage.Published or CommentStage.Closed } => [new("Answered", "It has been answered.")],
        { Stage: CommentStage.Withdrawn } => [new("Withdrawn", "The sender took it back. There is nothing to answer.")],
        { Stage: not CommentStage.WithOwner } => [new("NotWithOwner", "It is not waiting for an answer.")],
        _ when response is { Stage: not ResponseStage.Draft } => [new("InReview", "The answer waits for approval. You can change it when it is sent back.")],
        _ => [],
    };

    /// <summary>Why an answer cannot be sent for approval yet; each code is the form's field.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isApart">Whether it goes to the sender only.</param>
    /// <param name="topics">The topics that there are.</param>
    /// <param name="today">The day in the council.</param>
    /// <param name="people">Names of people of the workspace.</param>
    public static IReadOnlyList<Refusal> ToSend(AnswerDraft answer, bool isApart, IReadOnlyCollection<string> topics, DateOnly today, IEnumerable<string> people)
    {
        var refusals = new List<Refusal>();
        if (!isApart)
        {
            refusals.AddRange(Long("YouSaid", "What the public reads of the comment", answer.YouSaid, "Enter what the public will read of the comment."));
            refusals.AddRange(PublicWords.Sure(answer.YouSaid).Select(mark => new Refusal("YouSaid", $"The public would read '{mark.Text}' ({mark.Words}). Take it out.")));
        }

        refusals.AddRange(Long("Text", "The answer", answer.Text, "Enter your answer."));
        refusals.AddRange(answer.Action is null ? [new("Action", "Choose what happens now.")] : []);
        refusals.AddRange(Long("ActionText", "What happens", answer.ActionText, answer.Action == ActionStatus.None ? "Say why nothing will change." : "Say what is done."));
        if (answer.Action is ActionStatus.Planned or ActionStatus.UnderWay)
        {
            refusals.AddRange(answer.ActionOwner.Length == 0 ? [new("ActionOwner", "Enter the team that does it.")] : []);
            refusals.AddRange(answer.ActionDue is null ? [new("ActionDue", "Enter by when it will be done, such as 2027-03-31.")]
                : answer.ActionDue < today ? [new("ActionDue", "The day by which it will be done has passed. Enter a later one, or choose 'Done'.")] : []);
        }

        refusals.AddRange(answer.ActionOwner.Length > LongestLine ? [new("ActionOwner", "The team's name must be 256 characters or fewer.")]
            : PublicWords.PersonIn(answer.ActionOwner, people) is { } person ? [new("ActionOwner", $"'{person}' is a person. The public must not read a person's name: enter the team.")] : []);
        refusals.AddRange(answer.FamiliesInvolved.Length > LongestText ? [new("FamiliesInvolved", "How families were involved must be 5,000 characters or fewer.")] : []);
        if (!isApart)
        {
            refusals.AddRange(answer.UnderPage is null ? [new("Place", "Choose where it is published.")] : []);
            refusals.AddRange(answer.Topic is { } topic ? (topics.Contains(topic) ? [] : [new("Topic", "Choose a topic of the list.")])
                : answer.UnderPage == false && topics.Count > 0 ? [new("Topic", "Choose the topic that it is published under.")] : []);
        }

        return refusals;
    }

    private static IEnumerable<Refusal> Long(string field, string what, string text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? [new(field, missing)]
        : text.Length > LongestText ? [new(field, $"{what} must be 5,000 characters or fewer. It has {text.Length:N0}.")] : [];
}
