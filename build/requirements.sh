# shellcheck shell=bash
# What the studio needs on a Debian machine, and how to get it. Sourced by ./studio.

have_dotnet() { dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }
have_node() { node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)'; }
have_npm() { command -v npm; }
have_ffmpeg() { command -v ffmpeg && command -v ffprobe; }
have_browser() { command -v chromium-headless-shell || command -v chromium; }
have_mesa() { compgen -G '/usr/lib/*/dri/swrast_dri.so' || compgen -G '/usr/lib/*/libgallium*.so'; }
have_egl() { compgen -G '/usr/lib/*/libEGL.so.1' && compgen -G '/usr/lib/*/libEGL_mesa.so.0'; }
have_wordnet() { test -f /usr/share/wordnet/data.noun; }
have_furniture() { dpkg -s sweethome3d-furniture; }
have_chromium() { command -v chromium; }
have_postgres() { compgen -G '/usr/lib/postgresql/*/bin/postgres'; }
have_python() { command -v python3; }

# name | check | Debian packages | what it is for
requirements() {
  cat <<'LIST'
.NET SDK 10|have_dotnet|dotnet-sdk-10.0|builds and runs the studio
Node.js 18 or newer|have_node|nodejs|builds the stage, converts furniture
npm|have_npm|npm|fetches the stage's packages, the voices and the instruments among them
ffmpeg|have_ffmpeg|ffmpeg|encodes the clips
headless Chromium|have_browser|chromium-headless-shell|draws the stage on the server
Mesa software GL|have_mesa|libgl1-mesa-dri|draws without a GPU
EGL|have_egl|libegl1 libegl-mesa0 libgles2|draws without a screen
WordNet|have_wordnet|wordnet-base|the Director's dictionary
furniture catalogue|have_furniture|sweethome3d-furniture|dresses rooms and streets
LIST
  if [ "${1:-}" = test ]; then
    cat <<'LIST'
Chromium|have_chromium|chromium|the browser tests
PostgreSQL|have_postgres|postgresql|the database tests on PostgreSQL
LIST
  fi
}

# The one command that mends a missing thing by hand.
remedy() {
  case $1 in
    dotnet-sdk-*) echo "apt-get install curl ca-certificates && curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0" ;;
    *) echo "apt-get install $1" ;;
  esac
}

# Installs what is missing through apt, as root or by sudo; then one line for each thing that is still missing.
# Returns their number.
install_requirements() {
  local name check packages purpose missing=() apt="" absent=0
  while IFS='|' read -r name check packages purpose; do
    "$check" >/dev/null 2>&1 || missing+=("$packages")
  done < <(requirements "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then apt="env DEBIAN_FRONTEND=noninteractive apt-get"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then apt="sudo -n env DEBIAN_FRONTEND=noninteractive apt-get"; fi
  fi
  if [ -n "$apt" ]; then
    say "Installing ${missing[*]} (log: $LOGS/apt.log)"
    $apt update -q >"$LOGS/apt.log" 2>&1 || true
    for packages in "${missing[@]}"; do
      # one at a time, so that a package this machine can't have takes no other with it
      # shellcheck disable=SC2086
      $apt install -y -q --no-install-recommends $packages >>"$LOGS/apt.log" 2>&1 || true
    done
  fi
  while IFS='|' read -r name check packages purpose; do
    "$check" >/dev/null 2>&1 && continue
    absent=$((absent + 1))
    say "missing: $name ($purpose). Get it with: $(remedy "$packages")"
  done < <(requirements "$@")
  return "$absent"
}
