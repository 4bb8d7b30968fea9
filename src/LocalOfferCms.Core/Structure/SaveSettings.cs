using System.Text.Json.Nodes;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Signals;

namespace LocalOfferCms.Core.Structure;

/// <summary>Changes a settings document of the council. Every page shows settings, so all pages are made anew.</summary>
public sealed class SaveSettings(CmsDbContext db, ISignals signals)
{
    /// <summary>Changes some members of a document in one transaction.</summary>
    /// <param name="document">The document's name, such as <c>LocalOffer</c> or <c>Footer</c>.</param>
    /// <param name="members">The members to change; one that is null is taken away.</param>
    /// <param name="what">What is done, for the audit: <c>AlertChanged</c>.</param>
    /// <param name="change">Who, when and why.</param>
    /// <param name="ct">Cancels.</param>
    public async Task ExecuteAsync(string document, JsonObject members, string what, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await ChangeAsync(db, document, members, what, change, ct);
        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>The same within a write that does more.</summary>
    internal static async Task ChangeAsync(CmsDbContext db, string document, JsonObject members, string what, ChangeContext change, CancellationToken ct)
    {
        await PutAsync(db, SiteDocumentKinds.Settings, document, stored =>
        {
            foreach (var (name, value) in members)
            {
                if (value is null)
                {
                    stored.Remove(name);
                }
                else
                {
                    stored[name] = value.DeepClone();
                }
            }
        }, change.Now, ct);
        AuditLog.Add(db, change, what, "Settings", document, document);
    }

    /// <summary>Changes a document of the site and marks it as the council's own.</summary>
    internal static async Task PutAsync(CmsDbContext db, string kind, string name, Action<JsonObject> edit, DateTime now, CancellationToken ct)
    {
        var row = await db.SiteDocuments.FindAsync([kind, name], ct);
        var data = row is null ? [] : JsonText.Object(row.Data);
        edit(data);
        CouncilChange.Mark(data);
        var text = data.ToJsonString(JsonText.Compact);
        if (row is null)
        {
            db.SiteDocuments.Add(new SiteDocument { Kind = kind, Name = name, Data = text, ModifiedUtc = now });
        }
        else
        {
            (row.Data, row.ModifiedUtc) = (text, now);
        }

        CouncilDistricts.Changed(db, kind, name, now);
    }
}
