using Microsoft.AspNetCore.Http.Features;

namespace LocalOfferCms.Admin.Editing;

/// <summary>How large a form may be: a table of hundreds of rows has thousands of inputs.</summary>
internal static class EditorLimits
{
    /// <summary>Inputs of a form.</summary>
    public const int Values = 60_000;

    /// <summary>Bytes of one input.</summary>
    public const int ValueLength = 8 * 1024 * 1024;

    /// <summary>Bytes of a name: rows within rows have long ones.</summary>
    public const int KeyLength = 4 * 1024;

    /// <summary>The same, for code that reads a form itself.</summary>
    public static readonly FormOptions Form = new() { ValueCountLimit = Values, ValueLengthLimit = ValueLength, KeyLengthLimit = KeyLength };
}
