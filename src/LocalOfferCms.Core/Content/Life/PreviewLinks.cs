using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Links by which people without an account see a draft, until a day and no longer than its maker likes.</summary>
public sealed class PreviewLinks(CmsDbContext db, TimeProvider clock)
{
    /// <summary>The most days that a link works.</summary>
    public const int MostDays = 90;

    private const int TokenBytes = 24;

    /// <summary>Makes a link and gives its token, which is kept nowhere.</summary>
    /// <exception cref="RefusedException">There is no such item, or the days are too many or too few.</exception>
    public async Task<string> MakeAsync(string contentItemId, string forWhom, int days, ChangeContext change, CancellationToken ct)
    {
        if (days is < 1 or > MostDays)
        {
            throw new RefusedException([new("Days", $"A link works for 1 to {MostDays} days.")]);
        }

        await using var write = await db.BeginWriteAsync(ct);
        if (await db.Latest(contentItemId).FirstOrDefaultAsync(ct) is not { } version || await db.IsBinnedAsync(contentItemId, ct))
        {
            throw new RefusedException([ContentRefusals.NotFound]);
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        db.PreviewLinks.Add(new PreviewLink
        {
            PreviewLinkId = ContentIds.New(change.Now),
            TokenHash = HashOf(token),
            ContentItemId = contentItemId,
            For = PageRow.Cut(forWhom.Trim(), 256),
            MadeBy = change.Author,
            MadeUtc = change.Now,
            ExpiresUtc = change.Now.AddDays(days),
        });
        Moves.Audit(db, "PreviewLinkMade", version, change);
        await write.CommitAsync(ct);
        return token;
    }

    /// <summary>Makes a link of an item work no more.</summary>
    public async Task RevokeAsync(string contentItemId, string linkId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.PreviewLinks.FirstOrDefaultAsync(l => l.PreviewLinkId == linkId && l.ContentItemId == contentItemId && l.RevokedUtc == null, ct) is { } link)
        {
            link.RevokedUtc = change.Now;
            Moves.Audit(db, "PreviewLinkRevoked", await db.Latest(contentItemId).SingleAsync(ct), change);
            await write.CommitAsync(ct);
        }
    }

    /// <summary>The item that a token opens; null when it opens nothing, or nothing any more.</summary>
    public Task<string?> OpenAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (HashOf(token), clock.GetUtcNow().UtcDateTime);
        return db.PreviewLinks.AsNoTracking()
            .Where(l => l.TokenHash == hash && l.RevokedUtc == null && l.ExpiresUtc > now).Select(l => (string?)l.ContentItemId).FirstOrDefaultAsync(ct);
    }

    /// <summary>Whether a token opens a draft that shows a file: its pictures are for those who may see the draft.</summary>
    public async Task<bool> ShowsFileAsync(string token, string mediaFileId, CancellationToken ct) =>
        await OpenAsync(token, ct) is { } id && await db.Latest(id).AsNoTracking().FirstOrDefaultAsync(ct) is { } draft
        && ContentLinks.Find(id, new ContentDocument("", JsonText.Object(draft.Data))).Any(l => l.Kind == ContentLinks.Media && l.ToItemId == mediaFileId);

    /// <summary>The council's id goes in, so that a token means nothing in another council, not even over a copy of the database.</summary>
    private string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{db.Tenant.Id:N}:{token}")));
}
