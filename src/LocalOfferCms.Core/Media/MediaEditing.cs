using System.Text.RegularExpressions;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Media;

/// <summary>What editors say of a file.</summary>
public sealed record MediaDetails
{
    /// <summary>What it is called in the library.</summary>
    public string Title { get; init; } = "";
    /// <summary>The name in its address, with its ending.</summary>
    public string Name { get; init; } = "";
    /// <summary>What a picture shows.</summary>
    public string AltText { get; init; } = "";
    /// <summary>Whether a picture tells nothing.</summary>
    public bool IsDecorative { get; init; }
    /// <summary>Who looks after it.</summary>
    public string Owner { get; init; } = "";
    /// <summary>By what right it is used.</summary>
    public string Licence { get; init; } = "";
    /// <summary>The language of a document; empty for English.</summary>
    public string Language { get; init; } = "";
    /// <summary>Whether it may be fetched although no published page uses it.</summary>
    public bool IsPublic { get; init; }
    /// <summary>Whether a picture shows people under 18; null while nobody has said.</summary>
    public bool? ShowsChildren { get; init; }
    /// <summary>Who gave consent.</summary>
    public string ConsentBy { get; init; } = "";
    /// <summary>The reference of the signed form.</summary>
    public string ConsentReference { get; init; } = "";
    /// <summary>Until when.</summary>
    public DateOnly? ConsentUntil { get; init; }
    /// <summary>The point of a picture that stays in sight, from 0 to 1.</summary>
    public double? FocalX { get; init; }
    /// <summary>The same.</summary>
    public double? FocalY { get; init; }
}

/// <summary>Changes what is said of a file.</summary>
public sealed partial class MediaEditing(CmsDbContext db, JobQueue jobs, ISignals signals)
{
    /// <summary>Why details cannot be kept: the name of the field and a sentence. Empty when they can.</summary>
    public static IReadOnlyList<Refusal> Refusals(MediaFile file, MediaDetails details, DateOnly today)
    {
        var found = new List<Refusal>();
        void Check(bool isWrong, string field, string message)
        {
            if (isWrong)
            {
                found.Add(new(field, message));
            }
        }

        Check(details.Title.Length > MediaFile.NameLength, nameof(details.Title), $"The title must be {MediaFile.NameLength} characters or fewer.");
        Check(MediaName.Kept(details.Name, file.ContentType) is var kept && (details.Name.Length == 0 || Path.GetExtension(kept) != Path.GetExtension(file.Name).ToLowerInvariant()),
            nameof(details.Name), $"Enter a name that ends in {Path.GetExtension(file.Name).ToLowerInvariant()}.");
        Check(details.AltText.Length > MediaFile.TextLength, nameof(details.AltText), $"The alternative text must be {MediaFile.TextLength} characters or fewer.");
        Check(details.IsDecorative && details.AltText.Length > 0, nameof(details.AltText), "A decoration has no alternative text. Remove the text, or say that the picture is not a decoration.");
        Check(FileNames().IsMatch(details.AltText), nameof(details.AltText), "Say what the picture shows, not the name of the file.");
        Check(details.Owner.Length > MediaFile.NameLength, nameof(details.Owner), $"The owner must be {MediaFile.NameLength} characters or fewer.");
        Check(details.Licence.Length > MediaFile.NameLength, nameof(details.Licence), $"The licence must be {MediaFile.NameLength} characters or fewer.");
        Check(details.Language.Length > 0 && !Languages().IsMatch(details.Language), nameof(details.Language), "Enter a language code such as pl or ur, or leave this empty for English.");
        Check(details.FocalX is < 0 or > 1 or double.NaN, nameof(details.FocalX), "The point must lie between 0 and 100 per cent from the left.");
        Check(details.FocalY is < 0 or > 1 or double.NaN, nameof(details.FocalY), "The point must lie between 0 and 100 per cent from the top.");
        if (details.ShowsChildren == true)
        {
            Check(details.ConsentBy.Length is 0 or > MediaFile.NameLength, nameof(details.ConsentBy), "Say who gave consent, such as 'Parent' or 'Young person'.");
            Check(!References().IsMatch(details.ConsentReference), nameof(details.ConsentReference), "Enter the reference of the consent form, such as CF-2026-014. Do not enter a child's name.");
            Check(details.ConsentUntil is null, nameof(details.ConsentUntil), "Enter the last day on which the picture may be shown.");
            Check(details.ConsentUntil < today && details.ConsentUntil != file.ConsentUntil, nameof(details.ConsentUntil), "This day has passed. To stop showing the picture now, withdraw it.");
        }

        return found;
    }

    /// <summary>Keeps the details.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<MediaFile> SaveAsync(string id, MediaDetails details, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var file = await db.MediaFiles.FirstOrDefaultAsync(f => f.MediaFileId == id, ct)
            ?? throw new RefusedException([new("NotFound", "There is no such file. It may have been removed.")]);
        if (Refusals(file, details, MediaConsent.Today(db.Tenant, change.Now)) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var before = (file.FocalX, file.FocalY, file.FileName);
        Apply(file, details);
        if (file.ConsentUntil is { } until)
        {
            await jobs.AddAsync(db, write, EndConsent.JobKind, new MediaConsentEnd(id, until), ct, MediaConsent.EndOf(db.Tenant, until));
        }

        if (Renditions.AreMadeOf(file) && before != (file.FocalX, file.FocalY, file.FileName))
        {
            await jobs.AddAsync(db, write, MakeRenditions.JobKind, new MediaSubject(id), ct);
        }

        AuditLog.Add(db, change, "MediaChanged", nameof(MediaFile), id, file.Label);
        await MediaActions.EvictAsync(db, signals, write, id, ct);
        await write.CommitAsync(ct);
        return file;
    }

    private static void Apply(MediaFile file, MediaDetails details)
    {
        (file.Title, file.Owner, file.Licence, file.Language, file.IsPublic) = (details.Title, details.Owner, details.Licence, details.Language, details.IsPublic);
        if (details.Name != file.Name)
        {
            file.FileName = MediaName.Kept(details.Name, file.ContentType);
        }

        if (!file.IsPicture)
        {
            return;
        }

        (file.AltText, file.IsDecorative, file.ShowsChildren) = (details.AltText, details.IsDecorative, details.ShowsChildren);
        (file.FocalX, file.FocalY) = (details.FocalX, details.FocalY);
        (file.ConsentBy, file.ConsentReference, file.ConsentUntil) = details.ShowsChildren == true
            ? (details.ConsentBy, details.ConsentReference, details.ConsentUntil)
            : ("", "", null);
    }

    [GeneratedRegex(@"^\S+\.(jpe?g|png|webp|gif)$|^(IMG|DSC)[_-]?\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex FileNames();

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
    private static partial Regex Languages();

    /// <summary>Letters and digits without a space, at least one digit: no name looks like that.</summary>
    [GeneratedRegex(@"^(?=.*\d)[A-Za-z0-9/_.-]{2,64}$")]
    private static partial Regex References();
}
