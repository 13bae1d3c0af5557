namespace VideoWeb.Core.Plans;

/// <summary>
/// What a person painted on the picture that a clip begins as: where it is near or far, and what is lifted out of it and moved.
/// Places are shares of the picture's width and height, from its top left.
/// </summary>
public sealed record PictureMarks
{
    /// <summary>In the order they were painted.</summary>
    public IReadOnlyList<PictureStroke> Strokes { get; init => field = value ?? []; } = [];

    /// <summary>Where what was lifted out goes during the first shot; null: it stays.</summary>
    public PictureMove? Move { get; init; }
}

/// <param name="Layer">One of <see cref="PlanWords.PictureLayers"/>.</param>
/// <param name="Radius">Of the brush, as share of the picture's width.</param>
/// <param name="Points">Its way: x and y in turn.</param>
public sealed record PictureStroke(string Layer, double Radius, IReadOnlyList<double> Points);

/// <summary>The way of what was lifted out, eased over the whole of the first shot.</summary>
/// <param name="X">To the right, as share of the frame's width.</param>
/// <param name="Y">Down, as share of the frame's height.</param>
/// <param name="Scale">Its size at the end, 1 for that in the picture.</param>
public sealed record PictureMove(double X, double Y, double Scale = 1);
