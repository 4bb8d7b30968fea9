using LocalOfferCms.BrowserTests.Harness;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>Somebody at work in the workspace, by keyboard alone: a link or button is reached by focus and pressed with Enter, text is typed.
/// Every page that they come to is checked with axe when there is script to do it with.</summary>
internal sealed class Colleague(OpenPage open, Uri site, bool script) : IAsyncDisposable
{
    private readonly HashSet<string> _checked = [];

    public IPage Page => open.Page;

    /// <summary>Opens an address, which answers with a status.</summary>
    public async Task GoAsync(string address, int status = 200)
    {
        var response = await Page.GotoAsync(new Uri(site, address).ToString());
        Assert.True(response!.Status == status, $"{address} answered {response.Status}, not {status}");
        await CheckAsync();
    }

    /// <summary>Types into the field with a label.</summary>
    public Task TypeAsync(string label, string text) => TypeAsync(Field(label), text);

    public async Task TypeAsync(ILocator field, string text)
    {
        await field.FocusAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.PressAsync("Delete");
        await Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Ticks a box or takes a choice.</summary>
    public async Task TickAsync(string label)
    {
        var box = Main.GetByLabel(label, new() { Exact = true }).First;
        await box.FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    /// <summary>Types the three parts of a date.</summary>
    public async Task TypeDateAsync(string legend, int day, int month, int year)
    {
        var group = Main.GetByRole(AriaRole.Group, new() { Name = legend }).First;
        foreach (var (part, value) in new[] { ("Day", day), ("Month", month), ("Year", year) })
        {
            await TypeAsync(group.GetByLabel(part), value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Chooses from a list by the words of an option.</summary>
    public async Task ChooseAsync(string label, string option)
    {
        var list = Field(label);
        await list.FocusAsync();
        await Page.Keyboard.TypeAsync(option);
        Assert.Contains(option, await list.EvaluateAsync<string>("list => list.selectedOptions[0].textContent"));
    }

    public Task FollowAsync(string link) => EnterAsync(Main.GetByRole(AriaRole.Link, new() { Name = link }).First);

    public Task PressAsync(string button) => EnterAsync(Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);

    public async Task EnterAsync(ILocator target)
    {
        await target.FocusAsync();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnNavigated(object? sender, IFrame frame)
        {
            if (frame == Page.MainFrame)
            {
                arrived.TrySetResult();
            }
        }

        Page.FrameNavigated += OnNavigated;
        await Page.Keyboard.PressAsync("Enter");
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Page.FrameNavigated -= OnNavigated;
        await Page.WaitUntilLoadedAsync();
        await CheckAsync();
    }

    public Task SeesAsync(string text) => Assertions.Expect(Main).ToContainTextAsync(text);

    /// <summary>The page's words for a failure.</summary>
    public async Task<string> ErrorsAsync() => string.Join(" ", await Page.Locator(".govuk-error-summary li").AllTextContentsAsync());

    public ValueTask DisposeAsync() => open.DisposeAsync();

    private ILocator Main => Page.GetByRole(AriaRole.Main);

    private ILocator Field(string label) => Main.GetByLabel(label, new() { Exact = true }).First;

    /// <summary>Opens every page of the menu.</summary>
    public async Task WalkMenuAsync()
    {
        await GoAsync("admin");
        foreach (var address in await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('nav a[href]')].map(a => a.href)"))
        {
            await GoAsync(address);
        }
    }

    // Without script neither axe nor a measurement can run; the markup is the same in both, so nothing is missed.
    private async Task CheckAsync()
    {
        if (script && _checked.Add(await Page.TitleAsync()))
        {
            await Page.CheckAccessibilityAsync();
            var tooWide = await Page.FindTooWideAsync();
            Assert.True(tooWide.Length == 0, tooWide);
        }
    }
}
