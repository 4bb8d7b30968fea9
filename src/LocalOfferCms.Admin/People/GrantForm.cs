using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Admin.People;

/// <summary>Roles as a form shows them: <c>Editor|travel</c> is the role of editor for the topic "travel", <c>Editor|</c> for the whole site.</summary>
internal static class GrantForm
{
    private const string Topics = "topics";

    public static string Value(RoleGrant grant) => $"{grant.Role}|{grant.Topic}";

    public static RoleGrant Read(string value)
    {
        var at = value.LastIndexOf('|');
        return at < 0 ? new(value) : new(value[..at], value[(at + 1)..]);
    }

    public static string Words(RoleGrant grant, SiteSnapshot site) => grant.Topic.Length == 0 ? grant.Role : $"{grant.Role}, only for {site.TermName(Topics, grant.Topic)}";

    public static IEnumerable<SelectListItem> RoleItems(IEnumerable<RoleDescription> roles, string first) =>
        [new(first, ""), .. roles.Select(r => new SelectListItem(r.Name, r.Name))];

    public static IEnumerable<SelectListItem> TopicItems(SiteSnapshot site) =>
        [new("The whole site", ""), .. (site.Taxonomies.GetValueOrDefault(Topics) ?? new Dictionary<string, string>()).Select(t => new SelectListItem(t.Value, t.Key))];
}
