using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Recipes.Steps;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Area;

/// <summary>Ours: items of the schools' area, as the export writes them and as demonstrations bring them. One that the council has already stays as it has it.</summary>
internal sealed class AreaStep : IRecipeStep
{
    public const string StepName = "SchoolAreaItems";
    public const string List = "items";

    /// <summary>Where in the media library its file is; a step before this one has brought it.</summary>
    public const string File = "file";

    private const string Kind = "schools' area item";

    // A day of a recipe is noon, so that it is the same day on every council's clock.
    private static readonly TimeOnly Noon = new(12, 0);

    public string Name => StepName;

    public void Check(JsonObject step, RecipeCheck check)
    {
        if (StepFile.Read(step, List, check.Folder, check.Pointer)[List] is not JsonArray list || list.Any(i => i is not JsonObject))
        {
            check.Report.AddError(check.Pointer, "step", StepName, $"The step has no list '{List}' of objects.");
            return;
        }

        var seen = new HashSet<string>();
        for (var i = 0; i < list.Count; i++)
        {
            var (pointer, json) = ($"{check.Pointer}/{List}/{i}", (JsonObject)list[i]!);
            var id = Text(json, "id");
            var errors = SchoolsArea.Refusals(WordsOf(json), hasFile: Text(json, File).Length > 0, file: null).Select(r => $"{r.Code}: {r.Message}").ToList();
            if (id.Length is 0 or > ContentIds.MaxLength || !seen.Add(id))
            {
                errors.Add($"It needs an 'id' of its own, of {ContentIds.MaxLength} characters or fewer.");
            }

            if (DayOf(json) is null)
            {
                errors.Add("It needs the day on which it was 'added', such as 2026-09-01.");
            }

            errors.ForEach(error => check.Report.AddError(pointer, Kind, id, error));
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        var db = execution.Db;
        var list = ((JsonArray)StepFile.Read(step, List, execution.Folder, execution.Pointer)[List]!).Select((node, i) => (Json: (JsonObject)node!, Index: i)).ToList();
        var ids = list.ConvertAll(item => Text(item.Json, "id"));
        var there = await db.AreaItems().Where(a => ids.Contains(a.AreaItemId)).Select(a => a.AreaItemId).ToListAsync(ct);
        var paths = list.Select(item => Text(item.Json, File)).Where(path => path.Length > 0).ToList();
        var files = await db.MediaFiles.Where(f => paths.Contains(f.Path) && f.State == MediaState.Kept).ToDictionaryAsync(f => f.Path, f => f.MediaFileId, ct);
        foreach (var (json, i) in list)
        {
            var (pointer, id) = ($"{execution.Pointer}/{List}/{i}", Text(json, "id"));
            if (there.Contains(id))
            {
                execution.Report.Add(RecipeOutcome.Unchanged, pointer, Kind, id);
                continue;
            }

            var (path, file) = (Text(json, File), (string?)null);
            if (path.Length > 0 && !files.TryGetValue(path, out file))
            {
                throw new RecipeException($"{pointer}/{File}", Kind, id, $"There is no file '{path}' in the media library.");
            }

            db.AreaItems().Add(ItemOf(json, file, execution.Change.Author));
            execution.Report.Add(RecipeOutcome.Created, pointer, Kind, id);
        }

        await db.SaveChangesAsync(ct);
    }

    private static AreaItem ItemOf(JsonObject json, string? file, string author)
    {
        var item = new AreaItem
        {
            AreaItemId = Text(json, "id"), Title = "", About = "", Kind = "", Audience = "", SchoolId = JsonText.String(json["school"]), MediaFileId = file,
            AdaptedFromId = JsonText.String(json["adaptedFrom"]), AddedUtc = DayOf(json)!.Value.ToDateTime(Noon, DateTimeKind.Utc),
            AddedBy = author.Length <= AreaItem.NameLength ? author : author[..AreaItem.NameLength], IsFeatured = json["recommended"]?.GetValueKind() == System.Text.Json.JsonValueKind.True,
        };
        SchoolsArea.Fill(item, WordsOf(json));
        return item;
    }

    private static AreaWords WordsOf(JsonObject json) =>
        new(Text(json, "title"), Text(json, "about"), Text(json, "kind"), Text(json, "audience"), Text(json, "need"), Text(json, "text"), Text(json, "link"));

    private static DateOnly? DayOf(JsonObject json) =>
        DateOnly.TryParseExact(Text(json, "added"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(JsonObject json, string name) => JsonText.String(json[name]) ?? "";
}

/// <summary>Writes what is shared as the step that brings it, after its files. What was taken down stays out, and so does what is nothing but a file that is
/// shown no more.</summary>
internal sealed class AreaExport : IRecipeExport
{
    public async Task<IReadOnlyList<JsonObject>> StepsAsync(CmsDbContext db, CancellationToken ct)
    {
        var items = await (
            from item in db.AreaItems().AsNoTracking().Where(i => i.TakenDownReason == null)
            from file in db.MediaFiles.Where(f => f.MediaFileId == item.MediaFileId && f.State == MediaState.Kept).DefaultIfEmpty()
            where item.Text != "" || item.Link != "" || file != null
            select new { item, Path = file == null ? null : file.Path }).ToListAsync(ct);
        var entries = items.OrderBy(i => i.item.AddedUtc).ThenBy(i => i.item.AreaItemId, StringComparer.Ordinal).Select(i => Entry(i.item, i.Path)).ToArray<JsonNode>();
        return entries.Length == 0 ? [] : [new JsonObject { ["name"] = AreaStep.StepName, [AreaStep.List] = new JsonArray(entries) }];
    }

    private static JsonObject Entry(AreaItem item, string? path)
    {
        var entry = new JsonObject
        {
            ["id"] = item.AreaItemId, ["title"] = item.Title, ["about"] = item.About, ["kind"] = item.Kind, ["audience"] = item.Audience, ["need"] = item.Need,
            ["text"] = item.Text, ["link"] = item.Link, [AreaStep.File] = path, ["school"] = item.SchoolId, ["adaptedFrom"] = item.AdaptedFromId,
            ["added"] = item.AddedUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["recommended"] = item.IsFeatured ? true : null,
        };
        foreach (var name in entry.Where(member => member.Value is null || JsonText.String(member.Value) == "").Select(member => member.Key).ToList())
        {
            entry.Remove(name);
        }

        return entry;
    }
}
