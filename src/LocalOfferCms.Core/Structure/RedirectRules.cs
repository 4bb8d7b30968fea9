using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Structure;

/// <summary>What somebody asks for: an address, and where it shall lead.</summary>
/// <param name="From">The address, as it was typed.</param>
/// <param name="To">Where it leads: an address of this site, or one elsewhere that begins with https://.</param>
public sealed record RedirectRequest(string From, string To);

/// <summary>What comes of a request.</summary>
/// <param name="Path">The address in the spelling of the site.</param>
/// <param name="ContentItemId">The page that it leads to.</param>
/// <param name="Address">The other place that it leads to.</param>
/// <param name="Target">The target in words.</param>
/// <param name="Refusal">Why not; null when it can be made.</param>
/// <param name="IsThere">Whether there is the same redirect already.</param>
public sealed record RedirectPlan(string Path, string? ContentItemId, string? Address, string Target, Refusal? Refusal, bool IsThere = false);

/// <summary>Checks redirects against the addresses that there are: none may loop, lead on to another redirect, or hide a page.</summary>
internal sealed class RedirectRules
{
    private const int Longest = 2048;
    private const int AtOnce = 400;

    // Pages that the product itself has, at addresses of their own.
    private static readonly HashSet<string> ProductPages = ["search", "services", "schools", "glossary", "site-map", "reader-settings", "events.ics", "news.atom"];

    private readonly Dictionary<string, Known> _paths = [];
    private readonly Dictionary<string, Redirect> _redirects = [];
    private readonly IReadOnlySet<string> _hosts;

    private RedirectRules(IReadOnlySet<string> hosts) => _hosts = hosts;

    /// <summary>Reads what the requests need to know.</summary>
    public static async Task<RedirectRules> LoadAsync(CmsDbContext db, IReadOnlyList<RedirectRequest> requests, CancellationToken ct)
    {
        var rules = new RedirectRules(db.Tenant.Hosts.Select(h => h.Split(':')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase));
        foreach (var some in requests.SelectMany(r => new[] { Plain(r.From), Plain(r.To) }).Where(p => p.Length <= ContentPath.MaxLength).Distinct().Chunk(AtOnce))
        {
            var paths = await (from path in db.Paths.AsNoTracking().Where(p => some.Contains(p.Path))
                               join page in db.PublishedPages on path.ContentItemId equals page.ContentItemId into pages
                               from page in pages.DefaultIfEmpty()
                               select new Known(path.Path, path.ContentItemId, path.IsCurrent, page == null ? null : page.Title, page == null ? null : page.Path)).ToListAsync(ct);
            paths.ForEach(p => rules._paths[p.Path] = p);
            foreach (var redirect in await db.Set<Redirect>().AsNoTracking().Where(r => some.Contains(r.Path)).ToListAsync(ct))
            {
                rules._redirects[redirect.Path] = redirect;
            }
        }

        return rules;
    }

    /// <summary>Works out a request. Requests of one import are worked out in turn, and each counts for those after it.</summary>
    public RedirectPlan Plan(RedirectRequest request)
    {
        var from = Plain(request.From);
        var (target, refusal) = RefuseFrom(from) is { } wrong ? (null, wrong) : TargetOf(from, request.To.Trim());
        if (target is null)
        {
            return new(from, null, null, request.To.Trim(), refusal);
        }

        var there = _redirects.TryGetValue(from, out var old) && old.ContentItemId == target.ContentItemId && old.Address == target.Address;
        if (old is not null && !there)
        {
            return new(from, null, null, target.Words, new("From", $"'{from}' leads somewhere else already. Remove that redirect first."));
        }

        _redirects[from] = new Redirect { Path = from, ContentItemId = target.ContentItemId, Address = target.Address, Author = "" };
        return new(from, target.ContentItemId, target.Address, target.Words, null, there);
    }

    private Refusal? RefuseFrom(string from)
    {
        if (from.Length == 0)
        {
            return new("From", "Write the old address, such as kb5/directory/home.page. The home page cannot lead elsewhere.");
        }

        if (from.Contains(':', StringComparison.Ordinal))
        {
            return new("From", "Write the old address without the name of the site before it.");
        }

        if (ContentPath.Refuse(from) is { } refusal)
        {
            return refusal with { Code = "From" };
        }

        return ProductPages.Contains(from) ? new("From", $"'{from}' is a page that every site has.")
            : !_paths.TryGetValue(from, out var known) ? null
            : known.IsCurrent && known.Title is { } title ? new("From", $"The address '{from}' belongs to the page '{title}'. Choose another, or give that page another address first.")
            : known.Title is { } moved ? new("From", $"'{from}' is a former address of the page '{moved}' and leads there already.")
            : null;
    }

    private (Target? Target, Refusal? Refusal) TargetOf(string from, string to)
    {
        if (to.Contains(':', StringComparison.Ordinal))
        {
            return to.Length > Longest || SafeAddress.Link(to) is not { } safe || !Uri.TryCreate(safe, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")
                ? (null, new("To", "Write a whole address that begins with https://, or a page of this site."))
                : _hosts.Contains(uri.Host) ? (null, new("To", "That is a page of this site: write its address without the name of the site."))
                : (new(null, safe, safe), null);
        }

        var path = Plain(to);
        if (to.Length == 0 || path.Length > ContentPath.MaxLength)
        {
            return (null, new("To", "Say where it leads."));
        }

        if (path == from)
        {
            return (null, new("To", "It would lead to itself."));
        }

        if (_redirects.TryGetValue(path, out var next))
        {
            return (null, next.Address == from
                ? new("To", $"'{path}' leads back to '{from}': it would go round in circles.")
                : new("To", $"'{path}' leads on to somewhere else. Write where that leads in the end."));
        }

        return ProductPages.Contains(path) ? (new(null, path, path), null)
            : !_paths.TryGetValue(path, out var known) || known.Title is null ? (null, new("To", $"There is no page at '{path}'."))
            : !known.IsCurrent ? (null, new("To", $"'{path}' is a former address. The page '{known.Title}' is at '{known.CurrentPath}' now: write that."))
            : (new(known.ContentItemId, null, known.Title), null);
    }

    private static string Plain(string text) => ContentPath.Normalise(text);

    private sealed record Known(string Path, string ContentItemId, bool IsCurrent, string? Title, string? CurrentPath);

    private sealed record Target(string? ContentItemId, string? Address, string Words);
}
