using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Harness;

/// <summary>Goes to a page and checks it with axe every time, so that no page escapes.</summary>
public static class AccessibilityChecks
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

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
    public static async Task<IReadOnlyList<string>> FindViolationsAsync(this IPage page)
    {
        var result = await page.RunAxe(Rules);
        if (result.Passes.Length == 0)
        {
            throw new InvalidOperationException($"axe checked nothing on {page.Url}.");
        }

        return [.. result.Violations.Select(violation => Describe(page, violation))];
    }

    private static string Describe(IPage page, AxeResultItem violation)
    {
        var text = new StringBuilder($"{page.Url} at {page.ViewportSize?.Width}px: {violation.Id} ({violation.Impact}): {violation.Help}");
        foreach (var node in violation.Nodes)
        {
            text.AppendLine().Append("    ").Append(node.Html);
            foreach (var check in node.Any.Concat(node.All).Concat(node.None))
            {
                text.AppendLine().Append("        ").Append(check.Message);
            }
        }

        return text.ToString();
    }
}
