using LocalOfferCms.Core.Mail;

namespace LocalOfferCms.Core.People;

/// <summary>Links for those who sign in twice a year: the link opens a page, and a button on it signs in. It works once, for a day.</summary>
public sealed class MagicLinks(PersonLinks links)
{
    /// <summary>Makes a link in the caller's write, for a message to that person.</summary>
    /// <param name="personId">Who is to sign in.</param>
    /// <param name="text">What the page is that it leads to.</param>
    /// <param name="path">That page's address within the site, without a leading slash: <c>admin/content/…</c>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<MailLink> AddAsync(string personId, string text, string path, CancellationToken ct)
    {
        var token = await links.AddAsync(personId, PersonLinkKind.SignIn, ReturnPath(path), ct);
        return new(text, $"account/link?token={token}");
    }

    /// <summary>An address within the site as it can be gone to after signing in; the workspace's first page when it leads anywhere else.</summary>
    public static string ReturnPath(string? path)
    {
        var local = (path ?? "").TrimStart('~', '/');
        return local.Length is 0 or > 512 || local.Contains('\\') || local.Any(char.IsControl) || local.Split('/', '?', '#')[0].Contains(':') ? "admin" : local;
    }
}
