using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>Published answers as the site search finds them.</summary>
internal sealed class AnswerDocuments : ISearchSource
{
    public const string Kind = "PublishedAnswer";
    private const int LongestTitle = 100;
    private const int LongestSummary = 200;
    private const string Prefix = "answer-";

    /// <summary>An answer's id in the index.</summary>
    public static string IdOf(string responseId) => Prefix + responseId;

    public static SearchDocument Of(CommentResponse response) => new(
        IdOf(response.ResponseId), Kind, AnswerAddress.Of(response.ResponseId),
        "You said: " + Short(response.YouSaid, LongestTitle), Short(response.Text, LongestSummary),
        string.Join('\n', response.YouSaid, response.Text, response.ActionText, response.FamiliesInvolved, response.Correction))
    {
        Topics = response.Topic is { } topic ? [topic] : [],
    };

    public async Task<IReadOnlyList<string>> IdsAsync(CmsDbContext db, CancellationToken ct) =>
        await db.Set<CommentResponse>().Where(r => r.Stage == ResponseStage.Published).Select(r => Prefix + r.ResponseId).ToListAsync(ct);

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(CmsDbContext db, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var own = ids.Where(id => id.StartsWith(Prefix, StringComparison.Ordinal)).Select(id => id[Prefix.Length..]).ToList();
        return own.Count == 0
            ? []
            : [.. (await db.Set<CommentResponse>().AsNoTracking().Where(r => r.Stage == ResponseStage.Published && own.Contains(r.ResponseId)).ToListAsync(ct)).Select(Of)];
    }

    private static string Short(string text, int length)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', length - 1);
        return line[..(end > 0 ? end : length - 1)] + "…";
    }
}
