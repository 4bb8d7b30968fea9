using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Harness;

/// <summary>Checks pages with axe. The script is put into every page as it opens (see <see cref="BrowserFixture.OpenAsync"/>), which a content
/// security policy does not forbid to a test.</summary>
public static class AccessibilityChecks
{
    /// <summary>Rules that say something new about a page at another width or in other colours; the rest depend on its markup alone.</summary>
    private static readonly string[] RulesOfLooks = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];

    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>The script itself.</summary>
    public static string Script { get; } = new BundledAxeScriptProvider().GetScript();

    /// <summary>Opens the address, expects <paramref name="status"/>, and fails on any accessibility violation.</summary>
    public static async Task<IResponse> GoAndCheckAsync(this IPage page, string url, int status = 200)
    {
        var response = await page.GotoAsync(url) ?? throw new InvalidOperationException($"{url} gave no response.");
        Assert.True(response.Status == status, $"{url} answered {response.Status}, not {status}.");
        await page.CheckAccessibilityAsync();
        return response;
    }

    /// <summary>Fails on any accessibility violation of the page as it now stands.</summary>
    public static async Task CheckAccessibilityAsync(this IPage page)
    {
        var violations = await page.FindViolationsAsync();
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    /// <summary>The violations, each as a rule, its help text and the elements at fault.</summary>
    public static Task<IReadOnlyList<string>> FindViolationsAsync(this IPage page) =>
        page.RunAsync(new { type = "tag", values = Standards }, without: []);

    /// <summary>Those that follow from the markup alone, at any width and in any colours.</summary>
    public static Task<IReadOnlyList<string>> FindViolationsOfMarkupAsync(this IPage page) =>
        page.RunAsync(new { type = "tag", values = Standards }, without: RulesOfLooks);

    /// <summary>Those of how the page looks at this width and in these colours.</summary>
    /// <param name="page">The page.</param>
    /// <param name="newPartsOnly">Looks only at what <see cref="ShapesSeen.AddAsync"/> found to be new.</param>
    public static Task<IReadOnlyList<string>> FindViolationsOfLooksAsync(this IPage page, bool newPartsOnly = false) =>
        page.RunAsync(new { type = "rule", values = RulesOfLooks }, without: [], newPartsOnly);

    private static async Task<IReadOnlyList<string>> RunAsync(this IPage page, object only, string[] without, bool newPartsOnly = false)
    {
        var result = await page.EvaluateAsync<JsonElement>(
            """
            async ({ only, without, newPartsOnly }) => {
                const rules = Object.fromEntries(without.map(rule => [rule, { enabled: false }]));
                const where = newPartsOnly ? { include: window.newParts } : document;
                const found = await axe.run(where, { runOnly: only, rules, resultTypes: ['violations'], preload: without.length === 0 });
                return {
                    ran: found.passes.length + found.violations.length + found.inapplicable.length,
                    faults: found.violations.map(v => `${v.id} (${v.impact}): ${v.help}` + v.nodes.map(n =>
                        `\n    ${n.html}` + [...n.any, ...n.all, ...n.none].map(check => `\n        ${check.message}`).join('')).join('')),
                };
            }
            """, new { only, without, newPartsOnly });
        return result.GetProperty("ran").GetInt32() > 0
            ? [.. result.GetProperty("faults").EnumerateArray().Select(fault => $"{page.Url} at {page.ViewportSize?.Width}px: {fault.GetString()}")]
            : throw new InvalidOperationException($"axe checked nothing on {page.Url}.");
    }

    /// <summary>What makes the page scroll sideways; empty when it fits. WCAG 2.2, 1.4.10.</summary>
    public static async Task<string> FindTooWideAsync(this IPage page)
    {
        var wide = await page.EvaluateAsync<string>(
            """
            () => {
                const width = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= width) return '';
                const beyond = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 0.5 && e.getClientRects().length > 0);
                return `${document.documentElement.scrollWidth}px: ` + beyond.filter(e => !beyond.some(other => other !== e && e.contains(other)))
                    .slice(0, 5).map(e => `<${e.localName} class="${e.className}"> ${e.textContent.trim().slice(0, 60)}`).join('; ');
            }
            """);
        return wide.Length == 0 ? "" : $"{page.Url} scrolls sideways at {page.ViewportSize?.Width}px; it is {wide}";
    }
}
