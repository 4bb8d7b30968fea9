using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>Ours: published answers, as the export writes them and as demonstrations bring them, each with the comments that it answers.
/// One that the council has already stays as it has it.</summary>
internal sealed class PublishedCommentsStep(ISearchIndex search, AnswerSignals signals) : IRecipeStep
{
    public const string StepName = "PublishedComments";
    public const string List = "answers";
    private const string Kind = "published answer";
    private const string By = "recipe";

    // A day of a recipe is noon, so that it is the same day on every council's clock.
    private static readonly TimeOnly Noon = new(12, 0);

    public string Name => StepName;

    public void Check(JsonObject step, RecipeCheck check)
    {
        if (step[List] is not JsonArray list)
        {
            check.Report.AddError(check.Pointer, "step", StepName, $"The step has no list '{List}'.");
            return;
        }

        var seen = new HashSet<string>();
        for (var i = 0; i < list.Count; i++)
        {
            var pointer = $"{check.Pointer}/{List}/{i}";
            if (list[i] is not JsonObject json)
            {
                check.Report.AddError(pointer, Kind, "", "An object was expected here.");
                continue;
            }

            var (answer, errors) = RecipeAnswer.Read(json);
            var name = JsonText.String(json["id"]) ?? "";
            foreach (var error in errors)
            {
                check.Report.AddError(pointer, Kind, name, error);
            }

            if (answer is not null && !seen.Add(answer.Id))
            {
                check.Report.AddError(pointer, Kind, name, "Another answer of this step has the same 'id'.");
            }
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        var list = (JsonArray)step[List]!;
        for (var i = 0; i < list.Count; i++)
        {
            var pointer = $"{execution.Pointer}/{List}/{i}";
            var answer = RecipeAnswer.Read((JsonObject)list[i]!).Answer!;
            if (await execution.Db.Set<CommentResponse>().AnyAsync(r => r.ResponseId == answer.Id, ct))
            {
                execution.Report.Add(RecipeOutcome.Unchanged, pointer, Kind, answer.Id);
                continue;
            }

            await AddAsync(answer, execution, pointer, ct);
            execution.Report.Add(RecipeOutcome.Created, pointer, Kind, answer.Id);
        }
    }

    private async Task AddAsync(RecipeAnswer answer, RecipeExecution execution, string pointer, CancellationToken ct)
    {
        var db = execution.Db;
        var page = answer.Item is { } item
            ? await db.PublishedPages.AsNoTracking().Where(p => p.ContentItemId == item).Select(p => new { p.Title, p.Path }).FirstOrDefaultAsync(ct)
            : null;
        if (answer.Item is not null && page is null)
        {
            execution.Report.AddNote(pointer, Kind, answer.Id, $"'item' is '{answer.Item}', and no such page is on the site. The answer stands under its topic alone until there is one.");
        }

        var response = Response(answer);
        db.Set<CommentResponse>().Add(response);
        for (var i = 0; i < answer.Comments; i++)
        {
            var comment = Comment(answer, i, page?.Title ?? "", page?.Path ?? "");
            db.Set<Comment>().Add(comment);
            db.Set<CommentOriginal>().Add(new CommentOriginal { CommentId = comment.CommentId, Text = comment.Text });
        }

        await search.WriteAsync(db, AnswerDocuments.Of(response), ct);
        await signals.RaiseAsync(db, execution.Write, response, ct);
    }

    private static CommentResponse Response(RecipeAnswer answer) => new()
    {
        ResponseId = answer.Id, YouSaid = answer.YouSaid, Text = answer.Response, Action = answer.Action, ActionText = answer.ActionText, ActionOwner = answer.ActionOwner,
        ActionDue = answer.ActionDue, ActionDoneUtc = answer.Action != ActionStatus.Done ? null : Utc(answer.ActionDone ?? answer.Published), FamiliesInvolved = answer.FamiliesInvolved,
        Topic = answer.Topic, ContentItemId = answer.Item, Stage = ResponseStage.Published, AuthorId = By, ApprovedById = By, PublishedUtc = Utc(answer.Published),
        Correction = answer.Correction, CorrectedUtc = answer.Corrected is { } corrected ? Utc(corrected) : null, IsInvented = answer.IsInvented,
    };

    // Nobody holds the link of such a comment: its secret was never written down.
    private static Comment Comment(RecipeAnswer answer, int number, string title, string path) => new()
    {
        CommentId = ContentIds.FromName(FormattableString.Invariant($"{answer.Id}:{number}")), Reference = CommentReferences.New(),
        SecretHash = RandomNumberGenerator.GetHexString(64), ReceivedUtc = Utc(answer.Received), Channel = CommentChannel.Other, ContentItemId = answer.Item,
        PageTitle = title, PagePath = path, Topic = answer.Topic, From = CommentFrom.ParentOrCarer, Stage = CommentStage.Published, Text = answer.YouSaid,
        ResponseId = answer.Id, AnsweredUtc = Utc(answer.Answered), PublishedUtc = Utc(answer.Published), ClosedUtc = Utc(answer.Published),
    };

    private static DateTime Utc(DateOnly day) => day.ToDateTime(Noon, DateTimeKind.Utc);
}

/// <summary>Writes published answers as the step that brings them: without the comments' own words, which nobody but the council is to have.</summary>
internal sealed class PublishedCommentsExport : IRecipeExport
{
    public async Task<IReadOnlyList<JsonObject>> StepsAsync(CmsDbContext db, CancellationToken ct)
    {
        var answers = await db.Set<CommentResponse>().AsNoTracking().Where(r => r.Stage == ResponseStage.Published).ToListAsync(ct);
        var comments = await db.Set<Comment>().AsNoTracking().Where(c => c.Stage == CommentStage.Published && c.ResponseId != null).GroupBy(c => c.ResponseId!)
            .Select(g => new { Id = g.Key, Count = g.Count(), Received = g.Min(c => c.ReceivedUtc), Answered = g.Max(c => c.AnsweredUtc) }).ToDictionaryAsync(g => g.Id, ct);
        var entries = answers.OrderBy(a => a.PublishedUtc).ThenBy(a => a.ResponseId, StringComparer.Ordinal).Select(a =>
        {
            var (published, of) = (Day(a.PublishedUtc!.Value), comments.GetValueOrDefault(a.ResponseId));
            return new RecipeAnswer(
                a.ResponseId, a.YouSaid, a.Text, a.Action, a.ActionText, a.ActionOwner, a.ActionDue, a.ActionDoneUtc is { } done ? Day(done) : null, a.FamiliesInvolved, a.Topic, a.ContentItemId,
                of is null ? published : Day(of.Received), of?.Answered is { } answered ? Day(answered) : published, published, Math.Max(1, of?.Count ?? 1), a.IsInvented,
                a.Correction, a.CorrectedUtc is { } corrected ? Day(corrected) : null).ToJson();
        }).ToArray<JsonNode>();
        return entries.Length == 0 ? [] : [new JsonObject { ["name"] = PublishedCommentsStep.StepName, [PublishedCommentsStep.List] = new JsonArray(entries) }];
    }

    private static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc);
}
