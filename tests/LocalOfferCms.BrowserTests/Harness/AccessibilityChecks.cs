using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Harness;

/// <summary>Checks pages with axe. The script is put into every page as it opens (see <see cref="BrowserFixture.OpenAsync"/>), which a content
/// security policy does not forbid to a test.</summary>
public static class AccessibilityChecks
{
    /// <summary>Rules that say something new about a page at another width or in other colours; the rest depend on its markup alone.</summary>
    public static readonly IReadOnlyList<string> RulesOfLooks = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];

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
    /// <param name="page">The page.</param>
    /// <param name="rules">Only these rules; null for all of the standards.</param>
    public static async Task<IReadOnlyList<string>> FindViolationsAsync(this IPage page, IReadOnlyList<string>? rules = null)
    {
        var result = await page.EvaluateAsync<JsonElement>(
            """
            async only => {
                const found = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
                return {
                    ran: found.passes.length + found.violations.length + found.inapplicable.length,
                    faults: found.violations.map(v => `${v.id} (${v.impact}): ${v.help}` + v.nodes.map(n =>
                        `\n    ${n.html}` + [...n.any, ...n.all, ...n.none].map(check => `\n        ${check.message}`).join('')).join('')),
                };
            }
            """, new { type = rules is null ? "tag" : "rule", values = rules ?? Standards });
        return result.GetProperty("ran").GetInt32() > 0
            ? [.. result.GetProperty("faults").EnumerateArray().Select(fault => $"{page.Url} at {page.ViewportSize?.Width}px: {fault.GetString()}")]
            : throw new InvalidOperationException($"axe checked nothing on {page.Url}.");
    }
}
