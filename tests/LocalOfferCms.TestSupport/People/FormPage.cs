using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LocalOfferCms.TestSupport.People;

/// <summary>A page with a form, as somebody without script meets it: reads the fields, fills them in, presses a button.</summary>
public sealed class FormPage
{
    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly List<(string Name, string Value)> _fields = [];
    private readonly List<(string Name, string FileName, byte[] Bytes)> _files = [];
    private IHtmlFormElement? _form;

    private FormPage(HttpClient client, Uri address, IHtmlDocument document, HttpStatusCode status) =>
        (_client, _address, Document, Status) = (client, address, document, status);

    /// <summary>The page.</summary>
    public IHtmlDocument Document { get; }

    /// <summary>The status it came with.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The errors of the error summary.</summary>
    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".govuk-error-summary__list li").Select(e => e.TextContent.Trim())];

    /// <summary>The main column's text.</summary>
    public string Text => Document.QuerySelector("main")?.TextContent ?? "";

    /// <summary>Fetches a page. Its form, when it has several, is the one that <paramref name="form"/> selects; else the first in <c>main</c>.</summary>
    public static async Task<FormPage> OpenAsync(HttpClient client, string address, string form = "main form")
    {
        using var response = await client.GetAsync(address);
        return await ReadAsync(client, response, form);
    }

    /// <summary>Reads the page of an answer, such as one with errors.</summary>
    public static async Task<FormPage> ReadAsync(HttpClient client, HttpResponseMessage response, string form = "main form")
    {
        var document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        var page = new FormPage(client, response.RequestMessage!.RequestUri!, document, response.StatusCode);
        page.Choose(form);
        return page;
    }

    /// <summary>Takes another form of the page.</summary>
    public FormPage Choose(string form)
    {
        _fields.Clear();
        _form = Document.QuerySelector(form) as IHtmlFormElement;
        if (_form is not null)
        {
            _fields.AddRange(_form.Elements.SelectMany(FieldsOf));
        }

        return this;
    }

    /// <summary>The values of a field as the form has them now.</summary>
    public IReadOnlyList<string> Values(string name) => [.. _fields.Where(f => f.Name == name).Select(f => f.Value)];

    /// <summary>Names of the fields that would be posted.</summary>
    public IReadOnlyList<string> Names => [.. _fields.Select(f => f.Name).Distinct()];

    /// <summary>Fills in a field, ticks boxes, chooses from a list.</summary>
    /// <exception cref="InvalidOperationException">The form has no such field.</exception>
    public FormPage Set(string name, params string[] values)
    {
        if (_form?.Elements.Any(e => e.GetAttribute("name") == name) != true)
        {
            throw new InvalidOperationException($"The form at {_address} has no field '{name}'. It has: {string.Join(", ", _form?.Elements.Select(e => e.GetAttribute("name")).Distinct() ?? [])}");
        }

        var at = _fields.FindIndex(f => f.Name == name);
        _fields.RemoveAll(f => f.Name == name);
        _fields.InsertRange(at < 0 ? _fields.Count : at, values.Select(v => (name, v)));
        return this;
    }

    /// <summary>Chooses a file.</summary>
    public FormPage Attach(string name, string fileName, byte[] bytes)
    {
        _files.Add((name, fileName, bytes));
        return this;
    }

    /// <summary>Presses a button: the one with these words, else the form's first.</summary>
    public async Task<HttpResponseMessage> PressAsync(string? button = null)
    {
        var form = _form ?? throw new InvalidOperationException($"The page at {_address} has no form: {Text.Trim()}");
        var pressed = form.Elements.OfType<IHtmlElement>().Where(e => e is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" })
            .FirstOrDefault(e => button is null || Clean(e.TextContent).Equals(button, StringComparison.OrdinalIgnoreCase) || e.GetAttribute("value") == button)
            ?? throw new InvalidOperationException($"The form at {_address} has no button '{button}'.");
        var fields = pressed.GetAttribute("name") is { Length: > 0 } name ? [.. _fields, (name, pressed.GetAttribute("value") ?? "")] : _fields;
        var target = new Uri(_address, pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "");
        if (string.IsNullOrEmpty(pressed.GetAttribute("formaction") ?? form.GetAttribute("action")))
        {
            target = _address;
        }

        if (!(form.GetAttribute("method") ?? "get").Equals("post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
            return await _client.GetAsync(new UriBuilder(target) { Query = query }.Uri);
        }

        return await _client.PostAsync(target, Content(form, fields));
    }

    /// <summary>Presses a button and follows where it leads.</summary>
    public async Task<FormPage> PressAndFollowAsync(string? button = null, string form = "main form")
    {
        using var response = await PressAsync(button);
        if (response.Headers.Location is not { } location)
        {
            return await ReadAsync(_client, response, form);
        }

        return await OpenAsync(_client, new Uri(response.RequestMessage!.RequestUri!, location).ToString(), form);
    }

    private HttpContent Content(IHtmlFormElement form, IReadOnlyList<(string Name, string Value)> fields)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, bytes) in _files)
        {
            content.Add(new ByteArrayContent(bytes), name, fileName);
        }

        return content;
    }

    private static IEnumerable<(string, string)> FieldsOf(IElement element) => element switch
    {
        { } when element.GetAttribute("name") is not { Length: > 0 } || element.HasAttribute("disabled") => [],
        IHtmlInputElement { Type: "submit" or "button" or "file" or "image" } => [],
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement input => [(input.Name!, input.GetAttribute("value") ?? (input.Type is "checkbox" or "radio" ? "on" : ""))],
        IHtmlTextAreaElement area => [(area.Name!, area.Value)],
        IHtmlSelectElement select => [.. select.SelectedOptions.Select(o => (select.Name!, o.Value))],
        _ => [],
    };

    private static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
