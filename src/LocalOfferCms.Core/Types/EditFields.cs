using System.Text.Json.Nodes;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Structure;

namespace LocalOfferCms.Core.Types;

/// <summary>Adds fields to a type and changes them. They stand in the part that is named like the type, never in a part of the product.</summary>
public sealed class EditFields(CmsDbContext db, TypeDocuments types, EditType editType, ISignals signals, JobQueue jobs)
{
    private const string List = "ContentPartFieldDefinitionRecords";
    private const int MaxLabel = 80;
    private const int MaxHint = 300;
    private const int MaxFields = 60;
    private const int MaxChoices = 100;

    /// <summary>Why a field cannot be added or changed so; empty when it can. The code is the field of the form that is wrong.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">The field; null for a new one.</param>
    /// <param name="options">What it shall be.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string type, string? name, FieldOptions options, CancellationToken ct)
    {
        if (await types.FindAsync(type, ct) is null)
        {
            return [ContentRefusals.NotFound];
        }

        var fields = await types.FieldsAsync(type, ct);
        if (name is not null && fields.FirstOrDefault(f => f.Name == name) is var field && (field?.Options is null || field.IsRemoved))
        {
            return [new("NotFound", "There is no such field, or it cannot be changed here.")];
        }

        var refusals = new List<Refusal>();
        var label = options.Label.Trim();
        if (label.Length is 0 or > MaxLabel || FieldJson.NameOf(label).Length == 0)
        {
            refusals.Add(new("Label", $"Write a label, in {MaxLabel} characters at most."));
        }
        else if (fields.Any(f => f.Name != name && !f.IsRemoved && f.Label.Equals(label, StringComparison.OrdinalIgnoreCase)))
        {
            refusals.Add(new("Label", $"There is a field '{label}' already."));
        }
        else if (name is null && fields.Count >= MaxFields)
        {
            refusals.Add(new("Label", $"There are {MaxFields} fields already. That is the most."));
        }

        if (options.Hint.Length > MaxHint)
        {
            refusals.Add(new("Hint", $"The hint has {options.Hint.Length} characters. The most is {MaxHint}."));
        }

        if (name is not null && fields.First(f => f.Name == name).Options!.Kind != options.Kind)
        {
            refusals.Add(new("Kind", "The kind of a field cannot change: items hold values of it. Remove the field and add another."));
        }

        if (options.IsFilterable && !options.Kind.MayFilter)
        {
            refusals.Add(new("IsFilterable", $"Readers cannot filter by '{options.Kind.Label}'."));
        }

        if (options.Kind.HasChoices && Choices(options) is var choices && choices.Count is < 2 or > MaxChoices)
        {
            refusals.Add(new("Choices", $"Write between 2 and {MaxChoices} choices, each on a line of its own."));
        }

        if (options.Kind.Name == "term" && !await HasTaxonomyAsync(options.Taxonomy, ct))
        {
            refusals.Add(new("Taxonomy", "Choose the taxonomy that the terms come from."));
        }

        return refusals;
    }

    /// <summary>Adds a field; gives its technical name, which never changes.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<string> AddAsync(string type, FieldOptions options, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await CheckAsync(type, null, options, ct);
        var taken = (await types.FieldsAsync(type, ct)).Select(f => f.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = FieldJson.Free(FieldJson.NameOf(options.Label), taken.Contains);
        await editType.PutAsync(SiteDocumentKinds.ContentPart, type, part =>
        {
            part["Name"] = type;
            TypeDocuments.Records(part, List).Add(FieldJson.Record(name, options with { Choices = Choices(options) }));
            return part;
        }, change, ct);
        await editType.PutAsync(SiteDocumentKinds.ContentType, type, definition => WithOwnPart(definition, type), change, ct);
        await FinishAsync(write, type, "FieldAdded", name, options.Label, reindex: false, change, ct);
        return name;
    }

    /// <summary>Changes a field.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ChangeAsync(string type, string name, FieldOptions options, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await CheckAsync(type, name, options, ct);
        var before = (await types.FieldsAsync(type, ct)).First(f => f.Name == name).Options!;
        await EditAsync(type, name, record => FieldJson.Update(record, options with { Choices = Choices(options) }), change, ct);
        var reindex = before.IsFilterable != options.IsFilterable || before.IsShown != options.IsShown;
        await FinishAsync(write, type, "FieldChanged", name, options.Label, reindex, change, ct);
    }

    /// <summary>Takes a field away from editors and readers, or puts it back. What items hold in it is kept.</summary>
    public async Task RemoveAsync(string type, string name, bool removed, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if ((await types.FieldsAsync(type, ct)).FirstOrDefault(f => f.Name == name) is not { } field)
        {
            throw new RefusedException([ContentRefusals.NotFound]);
        }

        await EditAsync(type, name, record => FieldJson.Object(FieldJson.Object(record, "Settings"), FieldRules.OwnSettings)["Removed"] = removed, change, ct);
        await FinishAsync(write, type, removed ? "FieldRemoved" : "FieldRestored", name, field.Label, reindex: true, change, ct);
    }

    /// <summary>Puts a field before or after the one beside it.</summary>
    public async Task ShiftAsync(string type, string name, bool down, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var order = (await types.FieldsAsync(type, ct)).Where(f => !f.IsRemoved).Select(f => f.Name).ToList();
        var (at, to) = (order.IndexOf(name), order.IndexOf(name) + (down ? 1 : -1));
        if (at < 0 || to < 0 || to >= order.Count)
        {
            return;
        }

        await editType.PutAsync(SiteDocumentKinds.ContentPart, type, part =>
        {
            var records = TypeDocuments.Records(part, List);
            var record = Find(records, name);
            records.Remove(record);
            records.Insert(records.IndexOf(Find(records, order[to])) + (down ? 1 : 0), record);
            return part;
        }, change, ct);
        await FinishAsync(write, type, "FieldsOrdered", name, name, reindex: false, change, ct);
    }

    private async Task FinishAsync(WriteSession write, string type, string what, string name, string label, bool reindex, ChangeContext change, CancellationToken ct)
    {
        AuditLog.Add(db, change, what, "ContentType", type, $"{type}: {label.Trim()} ({name})");
        if (reindex)
        {
            await jobs.AddAsync(db, write, ReindexType.JobKind, new ReindexType.Payload(type), ct);
        }

        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
    }

    private Task EditAsync(string type, string name, Action<JsonObject> edit, ChangeContext change, CancellationToken ct) =>
        editType.PutAsync(SiteDocumentKinds.ContentPart, type, part =>
        {
            edit(Find(TypeDocuments.Records(part, List), name));
            return part;
        }, change, ct);

    private async Task CheckAsync(string type, string? name, FieldOptions options, CancellationToken ct)
    {
        if (await RefusalsAsync(type, name, options, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }
    }

    private async Task<bool> HasTaxonomyAsync(string name, CancellationToken ct) => await db.SiteDocuments.FindAsync([SiteDocumentKinds.Taxonomy, name], ct) is not null;

    private static JsonObject Find(JsonArray records, string name) => records.OfType<JsonObject>().First(r => JsonText.String(r["Name"]) == name);

    private static List<string> Choices(FieldOptions options) => [.. (options.Choices ?? []).Select(c => c.Trim()).Where(c => c.Length is > 0 and <= 100).Distinct()];

    private static JsonObject WithOwnPart(JsonObject definition, string type)
    {
        var records = TypeDocuments.Records(definition, "ContentTypePartDefinitionRecords");
        if (!records.OfType<JsonObject>().Any(r => JsonText.String(r["Name"]) == type))
        {
            records.Add(OwnType.PartRecord(type, 50));
        }

        return definition;
    }
}
