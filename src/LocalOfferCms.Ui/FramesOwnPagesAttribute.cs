namespace LocalOfferCms.Ui;

/// <summary>A page that shows pages of its own site in a frame, or may stand in one: the preview of a draft. No other page may.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FramesOwnPagesAttribute : Attribute;

/// <summary>A page that may stand in a frame of any site: made for it, without script, cookie or form. No other page may.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FramedAnywhereAttribute : Attribute;
