using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using VideoWeb.Core.Interchange;

namespace VideoWeb.Media.Interchange;

/// <summary>OpenTimelineIO: tracks of clips, gaps and transitions in a stack; what the format has no field for lies under "videoweb".</summary>
internal static class OtioWriter
{
    public static byte[] Write(EditTimeline timeline, MediaAddress addresses)
    {
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new Scribe(json, timeline, addresses).Timeline();
        return file.ToArray();
    }

    private sealed class Scribe(Utf8JsonWriter json, EditTimeline timeline, MediaAddress addresses)
    {
        public void Timeline()
        {
            Begin("Timeline.1", timeline.Name, ("id", timeline.Id));
            json.WritePropertyName("global_start_time");
            Time(timeline.Start, timeline.Rate);
            json.WritePropertyName("tracks");
            Begin("Stack.1", "tracks");
            Item(null, timeline.Markers);
            json.WriteStartArray("children");
            Track("Video", "V1", null, timeline.Picture);
            foreach (var track in timeline.Sound) Track("Audio", track.Name, track.Role, track.Clips);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void Track(string kind, string name, string? role, IReadOnlyList<EditClip> clips)
        {
            Begin("Track.1", name, ("role", role));
            json.WriteString("kind", kind);
            Item(null, []);
            json.WriteStartArray("children");
            var at = 0;
            foreach (var clip in clips)
            {
                if (clip.At > at) Gap(clip.At - at);
                if (clip.DissolveFrames > 0) Dissolve(clip.DissolveFrames / 2);
                Clip(clip);
                at = clip.End;
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }

        private void Clip(EditClip clip)
        {
            Begin("Clip.2", clip.Name, ("clip", clip.Id));
            var start = Timecode.StartOf(clip.Media, timeline);
            Item((start + clip.In, clip.Frames), [.. clip.Markers.Select(marker => marker with { At = start + marker.At })]);
            json.WriteString("active_media_reference_key", "DEFAULT_MEDIA");
            json.WriteStartObject("media_references");
            json.WritePropertyName("DEFAULT_MEDIA");
            Begin("ExternalReference.1", clip.Media.FileName, ("media", clip.Media.Id));
            json.WriteString("target_url", addresses.Plain(clip.Media));
            json.WritePropertyName("available_range");
            Range(clip.Media.Start, clip.Media.Frames, clip.Media.Rate);
            json.WriteNull("available_image_bounds");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void Gap(int frames)
        {
            Begin("Gap.1", "");
            Item((0, frames), []);
            json.WriteEndObject();
        }

        private void Dissolve(int half)
        {
            Begin("Transition.1", "Cross Dissolve");
            json.WriteString("transition_type", "SMPTE_Dissolve");
            json.WritePropertyName("in_offset");
            Time(half, timeline.Rate);
            json.WritePropertyName("out_offset");
            Time(half, timeline.Rate);
            json.WriteEndObject();
        }

        /// <summary>What clips, gaps, tracks and stacks have in common.</summary>
        private void Item((int In, int Frames)? source, IReadOnlyList<EditMarker> markers)
        {
            json.WritePropertyName("source_range");
            if (source is { } range) Range(range.In, range.Frames, timeline.Rate);
            else json.WriteNullValue();
            json.WriteStartArray("effects");
            json.WriteEndArray();
            json.WriteStartArray("markers");
            foreach (var marker in markers)
            {
                Begin("Marker.2", marker.Name);
                json.WriteString("color", "RED");
                json.WriteString("comment", marker.Note ?? "");
                json.WritePropertyName("marked_range");
                Range(marker.At, 1, timeline.Rate);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteBoolean("enabled", true);
        }

        private void Begin(string schema, string name, params (string Key, string? Value)[] own)
        {
            json.WriteStartObject();
            json.WriteString("OTIO_SCHEMA", schema);
            json.WriteStartObject("metadata");
            if (own.Any(pair => pair.Value is not null))
            {
                json.WriteStartObject("videoweb");
                foreach (var (key, value) in own.Where(pair => pair.Value is not null)) json.WriteString(key, value);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteString("name", Timecode.OneLine(name));
        }

        private void Range(int start, int frames, int rate)
        {
            json.WriteStartObject();
            json.WriteString("OTIO_SCHEMA", "TimeRange.1");
            json.WritePropertyName("start_time");
            Time(start, rate);
            json.WritePropertyName("duration");
            Time(frames, rate);
            json.WriteEndObject();
        }

        private void Time(int frame, int rate)
        {
            json.WriteStartObject();
            json.WriteString("OTIO_SCHEMA", "RationalTime.1");
            // its reader wants numbers with a point
            json.WritePropertyName("rate");
            json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"{rate}.0"));
            json.WritePropertyName("value");
            json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"{frame}.0"));
            json.WriteEndObject();
        }
    }
}
