using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Structure;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Reads and writes documents of the site, and says what became of each.</summary>
internal static class SiteDocumentWriter
{
    private const int MaxKind = 128;
    private const int MaxName = 256;

    /// <summary>The document, or null.</summary>
    public static async Task<JsonObject?> ReadAsync(CmsDbContext db, string kind, string name, CancellationToken ct) =>
        await db.SiteDocuments.FindAsync([kind, name], ct) is { } document ? JsonText.Object(document.Data) : null;

    /// <summary>Writes the document whole, and reports it as <paramref name="reportedAs"/>. What the council has changed itself it keeps, by
    /// <see cref="CouncilChange.Keep"/> or as <paramref name="keep"/> says.</summary>
    public static async Task PutAsync(
        RecipeExecution execution, string kind, string name, JsonObject data, string pointer, string reportedAs, CancellationToken ct,
        Func<JsonObject, JsonObject, JsonObject>? keep = null)
    {
        if (kind.Length > MaxKind || name.Length is 0 or > MaxName || name.Contains('\0') || kind.Contains('\0'))
        {
            throw new RecipeException(pointer, reportedAs, name, $"The name is empty, holds an impossible character or is longer than {MaxName} characters.");
        }

        var now = execution.Change.Now;
        var document = await execution.Db.SiteDocuments.FindAsync([kind, name], ct);
        if (document is not null && JsonText.Object(document.Data) is var stored && CouncilChange.IsMarked(stored) && !JsonNode.DeepEquals(stored, data))
        {
            data = (keep ?? CouncilChange.Keep)(stored, data);
            execution.Report.AddNote(pointer, reportedAs, name, "The council has changed this itself. Its own choices stay; only what was not there is added.");
        }

        var text = data.ToJsonString(JsonText.Compact);
        if (document is null)
        {
            execution.Db.SiteDocuments.Add(new SiteDocument { Kind = kind, Name = name, Data = text, ModifiedUtc = now });
            execution.Report.Add(RecipeOutcome.Created, pointer, reportedAs, name);
        }
        else if (JsonNode.DeepEquals(JsonText.Object(document.Data), data))
        {
            execution.Report.Add(RecipeOutcome.Unchanged, pointer, reportedAs, name);
            return;
        }
        else
        {
            (document.Data, document.ModifiedUtc) = (text, now);
            execution.Report.Add(RecipeOutcome.Changed, pointer, reportedAs, name);
        }

        CouncilDistricts.Changed(execution.Db, kind, name, now);
    }

    /// <summary>Removes the document if it is there.</summary>
    public static async Task RemoveAsync(RecipeExecution execution, string kind, string name, string pointer, string reportedAs, CancellationToken ct)
    {
        if (await execution.Db.SiteDocuments.FindAsync([kind, name], ct) is { } document)
        {
            execution.Db.SiteDocuments.Remove(document);
            execution.Report.Add(RecipeOutcome.Changed, pointer, reportedAs, name, "Removed.");
        }
        else
        {
            execution.Report.Add(RecipeOutcome.Unchanged, pointer, reportedAs, name, "It was not there.");
        }
    }

    /// <summary>All names of a kind.</summary>
    public static Task<List<string>> NamesAsync(CmsDbContext db, string kind, CancellationToken ct) =>
        db.SiteDocuments.Where(d => d.Kind == kind).Select(d => d.Name).ToListAsync(ct);
}
