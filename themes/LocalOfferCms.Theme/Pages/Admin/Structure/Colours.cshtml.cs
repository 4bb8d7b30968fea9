using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Theme.Branding;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Theme.Pages.Admin.Structure;

/// <summary>A colour with what it is for.</summary>
/// <param name="Role">The role.</param>
/// <param name="Words">What the role is called.</param>
/// <param name="Field">The name of its field.</param>
/// <param name="Value">The colour, as it is typed.</param>
/// <param name="Brand">The brand's own.</param>
internal sealed record ColourField(string Role, string Words, string Field, string Value, string Brand);

/// <summary>The council's own colours in place of its brand's. What cannot be read by everybody is refused, with the contrast that was measured.</summary>
[RequiresPermission(Permissions.ManageSettings)]
internal sealed class ColoursModel(CurrentTenant tenant, BrandCatalog brands, SiteSnapshots snapshots, SaveSettings save, CurrentPerson current) : PageModel
{
    /// <summary>Colours by role, as they are typed; a role that is not posted has the brand's.</summary>
    [BindProperty]
    public Dictionary<string, string?> Light { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Dark { get; set; } = [];

    public string SiteName { get; private set; } = "";

    public bool HasOwn { get; private set; }

    /// <summary>Light and dark, with a heading each.</summary>
    public IEnumerable<(string Mode, string Title, IReadOnlyList<ColourField> Fields)> Modes =>
        [(OwnColours.LightMember, "Light", Fields(OwnColours.LightMember, Light, Brand.Light)), (OwnColours.DarkMember, "Dark, for those who ask for it", Fields(OwnColours.DarkMember, Dark, Brand.Dark))];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(typed: false, ct);

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken ct)
    {
        await LoadAsync(typed: true, ct);
        // The fields' own names stay, so that each fault stands beside its colour.
        ModelState.Clear();
        Check(OwnColours.LightMember, Light);
        Check(OwnColours.DarkMember, Dark);
        if (!ModelState.IsValid || act == "preview")
        {
            return Page();
        }

        await save.ExecuteAsync(OwnColours.Document, new JsonObject
        {
            [OwnColours.LightMember] = Chosen(Light, Brand.Light), [OwnColours.DarkMember] = Chosen(Dark, Brand.Dark),
        }, "ColoursChanged", current.Change(), ct);
        TempData["done"] = "The colours are changed on every page.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken ct)
    {
        await save.ExecuteAsync(OwnColours.Document, new JsonObject { [OwnColours.LightMember] = null, [OwnColours.DarkMember] = null }, "ColoursReset", current.Change(), ct);
        TempData["done"] = "The site has its brand's own colours again.";
        return RedirectToPage();
    }

    /// <summary>A colour that a preview can be drawn with, whatever is typed.</summary>
    public static string Drawn(IReadOnlyList<ColourField> fields, string role)
    {
        var field = fields.First(f => f.Role == role);
        return ColourCheck.IsColour(field.Value) ? field.Value : field.Brand;
    }

    private Brand Brand => brands.Get(tenant.Value.Brand);

    private async Task LoadAsync(bool typed, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        var kept = site.Settings.GetValueOrDefault(OwnColours.Document);
        var (light, dark) = (OwnColours.Read(kept, OwnColours.LightMember), OwnColours.Read(kept, OwnColours.DarkMember));
        (SiteName, HasOwn) = (site.SiteName, light.Count + dark.Count > 0);
        if (!typed)
        {
            (Light, Dark) = (light.ToDictionary(c => c.Key, c => (string?)c.Value), dark.ToDictionary(c => c.Key, c => (string?)c.Value));
        }
    }

    private void Check(string mode, Dictionary<string, string?> typed)
    {
        var brand = mode == OwnColours.LightMember ? Brand.Light : Brand.Dark;
        foreach (var fault in ColourCheck.Faults(Fields(mode, typed, brand).ToDictionary(f => f.Role, f => f.Value)))
        {
            ModelState.AddModelError(FieldName(mode, fault.Role), fault.Words);
        }
    }

    private static List<ColourField> Fields(string mode, Dictionary<string, string?> typed, IReadOnlyDictionary<string, string> brand) =>
        [.. ColourRoles.All.Select(role => new ColourField(role, ColourCheck.WordsFor(role), FieldName(mode, role),
            typed.GetValueOrDefault(role) is { } colour && colour.Trim().Length > 0 ? colour.Trim().ToLowerInvariant() : brand[role], brand[role]))];

    private static string FieldName(string mode, string role) => $"{mode}[{role}]";

    /// <summary>Only what differs from the brand is kept: a brand that is brought up to date is, for the rest.</summary>
    private static JsonObject Chosen(Dictionary<string, string?> typed, IReadOnlyDictionary<string, string> brand) =>
        new(Fields("", typed, brand).Where(f => f.Value != f.Brand.ToLowerInvariant()).Select(f => KeyValuePair.Create(f.Role, (JsonNode?)f.Value)));
}
