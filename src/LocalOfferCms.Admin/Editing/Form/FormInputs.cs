using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>What a form holds, by the names of its inputs. Line ends are those of content (LF), whatever the browser sent.</summary>
internal sealed class FormInputs
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    /// <summary>The names that were sent.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The values of a name; null when the form did not have it.</summary>
    public IReadOnlyList<string>? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set
        {
            if (value is null)
            {
                _values.Remove(name);
            }
            else
            {
                _values[name] = [.. value.Select(Tidy)];
            }
        }
    }

    /// <summary>The first value of a name; empty when there is none.</summary>
    public string One(string name) => this[name] is [var first, ..] ? first : "";

    /// <summary>Whether the form had the name.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Removes a name and all names below it.</summary>
    public void RemoveBelow(string path)
    {
        foreach (var name in _values.Keys.Where(n => n == path || n.StartsWith(path + ".", StringComparison.Ordinal)).ToList())
        {
            _values.Remove(name);
        }
    }

    /// <summary>A copy that can be changed.</summary>
    public FormInputs Copy()
    {
        var copy = new FormInputs();
        foreach (var (name, values) in _values)
        {
            copy._values[name] = values;
        }

        return copy;
    }

    /// <summary>What a browser sent.</summary>
    public static FormInputs Of(IFormCollection form)
    {
        var inputs = new FormInputs();
        foreach (var (name, values) in form.Where(f => f.Key != "__RequestVerificationToken"))
        {
            inputs[name] = [.. values.Select(v => v ?? "")];
        }

        return inputs;
    }

    /// <summary>What was kept as JSON.</summary>
    public static FormInputs Of(JsonObject json)
    {
        var inputs = new FormInputs();
        foreach (var (name, values) in json)
        {
            inputs[name] = JsonText.Strings(values);
        }

        return inputs;
    }

    /// <summary>All of it as JSON, to be kept.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (name, values) in _values)
        {
            json[name] = new JsonArray([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);
        }

        return json;
    }

    private static string Tidy(string value) =>
        value.Contains('\r', StringComparison.Ordinal) ? value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : value;
}
