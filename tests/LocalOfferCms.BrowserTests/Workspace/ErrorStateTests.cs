using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.People;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>Every kind of form of the workspace, sent empty or wrong on a telephone: the page that comes back is accessible, its error summary has
/// the focus, and each of its links leads to a field.</summary>
[Collection(SitesCollection.Name)]
public class ErrorStateTests(SitesFixture sites)
{
    private const string Council = "milton-keynes";
    private const string School = "m-school-canal-reach-primary";
    private const int Phone = 360;

    [Fact]
    public async Task Forms_OfTheWorkspace_SentEmptyOrWrong_SayWhatIsWrong()
    {
        var work = new Workplace(sites, Council, width: Phone);
        await using var administrator = await work.HireAsync(Roles.Administrator, "Anna Errors");
        List<string> faults = [];
        foreach (var (address, button, fill) in Forms)
        {
            faults.AddRange(await SendAsync(administrator.Page, address, button, fill));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task Forms_OfSignIn_SentEmptyOrWrong_SayWhatIsWrong()
    {
        var work = new Workplace(sites, Council, width: Phone);
        await using var administrator = await work.HireAsync(Roles.Administrator, "Ada Errors");
        await administrator.GoAsync("admin/people/invite");
        await administrator.TypeAsync("Their email address", Workplace.AddressOf("Ida Invited"));
        await administrator.TickAsync(Roles.Editor);
        await administrator.PressAsync("Send the invitation");
        await using var stranger = await work.OpenAsync();
        List<string> faults =
        [
            .. await SendAsync(stranger.Page, "account/sign-in", "Sign in", []),
            .. await SendAsync(stranger.Page, await work.LinkInMailAsync("Ida Invited", "account/invitation"), "Join", []),
            .. await SendAsync(administrator.Page, "account/password", null, []),
            .. await SendAsync(administrator.Page, "account/email", null, []),
        ];
        await using var officer = await work.OpenAsync();
        await officer.GoAsync(await work.LinkInMailAsync("Ida Invited", "account/invitation"));
        await officer.TypeAsync("Your name", "Ida Invited");
        await officer.TypeAsync("Choose a password", Workplace.Password);
        await officer.PressAsync("Join");
        faults.AddRange(await SendAsync(officer.Page, "account/second-factor", "Check the code", [("#Code", "12")]));

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    /// <summary>A form's page, the button that is pressed, and what is typed wrong before.</summary>
    private static readonly (string Address, string? Button, (string Field, string Text)[] Fill)[] Forms =
    [
        ("admin/people/invite", "Send the invitation", []),
        ("admin/content/new/Guide", "Save, and show what is missing", []),
        ("admin/content/new/Service", "Save, and show what is missing", []),
        ("admin/media", "Add to the library", []),
        ("admin/structure/redirects", null, [("#From", "old-page"), ("#To", "no-such-page")]),
        ("admin/structure/glossary/new", null, []),
        ("admin/structure/taxonomies/topics", "Add it", []),
        ("admin/settings", "Save", [("#settings input:not([type=hidden])", "")]),
        ("admin/settings/mail", "Save", [("#MailHost", "smtp.example.org"), ("#MailPort", "many")]),
        ("admin/structure/alert", null, []),
        ("admin/types/new", null, []),
        ("admin/imports", "See what would be made", []),
        ("admin/schools/imports", "See what would change", []),
        ("admin/schools/imports", "Save", [("#LaCodes", "Milton Keynes"), ("#Districts", "MK")]),
        ($"admin/schools/{School}/keepers", "Send the invitation", []),
        ($"admin/schools/{School}/facts?fact=Phase", "Show this on the page", []),
        ($"admin/schools/{School}/facts?fact=LowAge", "Show this on the page", [("#Value", "seven")]),
        ($"admin/schools/chase?school={School}", "Show it again with my changes", [("#Subject", ""), ("#Text", "")]),
        ("admin/schools/questions", "Save the questions", [("[name='Rows[0].Text']", "")]),
        ("admin/schools/questions/expectations", "Save", [("#DefaultPage", "no-such-page")]),
        ($"admin/my-schools/{School}/read-in", "See what would go where", []),
    ];

    private async Task<IReadOnlyList<string>> SendAsync(IPage page, string address, string? button, (string Field, string Text)[] fill)
    {
        await page.GotoAsync(new Uri(sites.Home(Council), address).ToString());
        foreach (var (field, text) in fill)
        {
            await page.Locator(field).First.FillAsync(text);
        }

        var form = page.Locator("main form[method=post]");
        var pressed = button is null ? form.GetByRole(AriaRole.Button).First : form.GetByRole(AriaRole.Button, new() { Name = button }).First;
        await page.EvaluateAsync("document.documentElement.dataset.sent = 'not yet'");
        await pressed.PressAsync("Enter");
        try
        {
            await page.Locator("html:not([data-sent])").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 10_000 });
        }
        catch (TimeoutException)
        {
            return [$"{address}: the form does not answer"];
        }

        await page.WaitUntilLoadedAsync();
        var summary = await page.EvaluateAsync<string>(
            """
            () => {
                const summary = document.querySelector('.govuk-error-summary');
                if (!summary) return 'has no error summary';
                if (!summary.contains(document.activeElement)) return 'leaves the focus outside the error summary';
                if (!document.title.startsWith('Error:')) return 'does not say so in its title';
                const lost = [...summary.querySelectorAll('a')].filter(a => !document.getElementById(a.hash.slice(1)));
                return lost.length ? `links to no field: ${lost.map(a => a.textContent + ' ' + a.hash).join(', ')}` : '';
            }
            """);
        string[] faults = [summary.Length == 0 ? "" : $"{address} {summary}", .. await page.FindViolationsAsync(), await page.FindTooWideAsync()];
        return [.. faults.Where(fault => fault.Length > 0)];
    }
}
