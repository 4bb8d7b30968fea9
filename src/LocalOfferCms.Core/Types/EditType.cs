using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Structure;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Types;

/// <summary>Makes types, and changes those that the council made. Types of the product keep their parts: a council adds fields to them, and no more.</summary>
public sealed class EditType(CmsDbContext db, TypeDocuments types, ISignals signals, JobQueue jobs)
{
    private const int MaxLabel = 80;
    private const int MaxTypes = 200;

    /// <summary>Why a type cannot be made; empty when it can. The code is the field of the form that is wrong.</summary>
    public async Task<IReadOnlyList<Refusal>> CreateRefusalsAsync(TypeOptions options, bool withListing, CancellationToken ct)
    {
        var all = await types.AllAsync(ct);
        var refusals = Check(options, all, except: null);
        if (all.Count >= MaxTypes)
        {
            refusals.Add(new("DisplayName", $"There are {MaxTypes} kinds of content already. That is the most."));
        }

        if (withListing && refusals.Count == 0 && await Publication.PathRefusalAsync(db, "", ContentPath.Slug(options.Plural), ct) is { } refusal)
        {
            refusals.Add(refusal with { Code = "Plural" });
        }

        return refusals;
    }

    /// <summary>Makes a type, ready for use; gives its technical name, which never changes.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<string> CreateAsync(TypeOptions options, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await CreateRefusalsAsync(options, withListing: false, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var taken = (await db.SiteDocuments.Where(d => d.Kind == SiteDocumentKinds.ContentType || d.Kind == SiteDocumentKinds.ContentPart).Select(d => d.Name).ToListAsync(ct))
            .Concat(KnownNames.Parts).Concat(KnownNames.SystemFields).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = FieldJson.Free(FieldJson.NameOf(options.DisplayName), taken.Contains);
        await PutAsync(SiteDocumentKinds.ContentType, name, _ => OwnType.Definition(name, options), change, ct);
        await PutAsync(SiteDocumentKinds.ContentPart, name, _ => new JsonObject { ["Name"] = name, ["Settings"] = new JsonObject(), ["ContentPartFieldDefinitionRecords"] = new JsonArray() }, change, ct);
        AuditLog.Add(db, change, "TypeCreated", "ContentType", name, options.DisplayName.Trim());
        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
        return name;
    }

    /// <summary>Why a type cannot be changed so; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> ChangeRefusalsAsync(string name, TypeOptions options, CancellationToken ct)
    {
        var all = await types.AllAsync(ct);
        return all.FirstOrDefault(t => t.Name == name) switch
        {
            null => [ContentRefusals.NotFound],
            var type when !type.IsOwn() => [new("Product", $"'{type.DisplayName}' came with the site: its parts stay as they are. You can add fields to it.")],
            _ => Check(options, all, except: name),
        };
    }

    /// <summary>Changes what a type of the council's own is called and which parts it has. What items hold in a part that is taken out is kept.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ChangeAsync(string name, TypeOptions options, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await ChangeRefusalsAsync(name, options, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        await PutAsync(SiteDocumentKinds.ContentType, name, stored => OwnType.Definition(name, options, stored), change, ct);
        AuditLog.Add(db, change, "TypeChanged", "ContentType", name, options.DisplayName.Trim());
        await jobs.AddAsync(db, write, ReindexType.JobKind, new ReindexType.Payload(name), ct);
        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Sees to it that pages can list items of one type: the first of them needs a type of its own.</summary>
    public async Task EnsureListingAsync(ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.SiteDocuments.AnyAsync(d => d.Kind == SiteDocumentKinds.ContentType && d.Name == OwnType.Listing, ct))
        {
            return;
        }

        var (type, part) = OwnType.ListingDefinition();
        await PutAsync(SiteDocumentKinds.ContentType, OwnType.Listing, _ => type, change, ct);
        await PutAsync(SiteDocumentKinds.ContentPart, OwnType.ListingPart, _ => part, change, ct);
        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>The content of a page that lists all items of a type. Whoever makes it owns it, until they say otherwise.</summary>
    public static DraftOptions ListingOf(ContentTypeDefinition type, string? homeId, ChangeContext change) => new(null, OwnType.Listing, type.Plural(), new JsonObject
    {
        ["TitlePart"] = new JsonObject { ["Title"] = type.Plural() },
        ["AutoroutePart"] = new JsonObject { ["Path"] = ContentPath.Slug(type.Plural()) },
        ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = $"{type.Plural()}: all of them in one list." } },
        ["OwnerPart"] = new JsonObject { ["Team"] = new JsonObject { ["Text"] = change.Author } },
        ["ReviewPart"] = new JsonObject { ["ReviewDue"] = new JsonObject { ["Value"] = change.Now.AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } },
        [OwnType.ListingPart] = new JsonObject { ["Type"] = new JsonObject { ["Text"] = type.Name } },
        ["ListedPart"] = new JsonObject { ["Parents"] = new JsonObject { ["ContentItemIds"] = homeId is null ? [] : new JsonArray(homeId) }, ["Position"] = new JsonObject { ["Value"] = 1_000 } },
    });

    internal async Task PutAsync(string kind, string name, Func<JsonObject, JsonObject> edit, ChangeContext change, CancellationToken ct) =>
        await SaveSettings.PutAsync(db, kind, name, data =>
        {
            var made = edit(data);
            if (made != data)
            {
                data.Clear();
                foreach (var (member, value) in made.ToList())
                {
                    made.Remove(member);
                    data[member] = value;
                }
            }
        }, change.Now, ct);

    private static List<Refusal> Check(TypeOptions options, IReadOnlyList<ContentTypeDefinition> all, string? except)
    {
        var refusals = new List<Refusal>();
        foreach (var (field, text) in new[] { ("DisplayName", options.DisplayName.Trim()), ("Plural", options.Plural.Trim()) })
        {
            if (text.Length is 0 or > MaxLabel || FieldJson.NameOf(text).Length == 0)
            {
                refusals.Add(new(field, field == "Plural" ? "Say what many of them are called, such as Clubs." : $"Say what one of them is called, such as Club, in {MaxLabel} characters at most."));
            }
        }

        if (all.FirstOrDefault(t => t.Name != except && t.DisplayName.Equals(options.DisplayName.Trim(), StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            refusals.Add(new("DisplayName", $"There is a kind of content called '{same.DisplayName}' already."));
        }

        return refusals;
    }
}
