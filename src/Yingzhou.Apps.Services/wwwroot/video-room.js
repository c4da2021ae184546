// The video counter: two browsers, pictures between them, signalling over the page's own address (server-sent events one way, POST the other).
// The clerk's side makes every offer; "ready" from either side asks for a fresh one, so that whoever reloads or comes back is connected anew.
// A connection carries an id: what still arrives for an older one is dropped. Without this script the page says what to do instead.
const room = document.querySelector('[data-room]');
if (room && !room.dataset.wired) {
  room.dataset.wired = 'yes';
  const find = name => room.querySelector(`[data-${name}]`);
  const [remote, local, status, start] = ['remote', 'local', 'status', 'start'].map(find);
  const isClerk = room.dataset.side === 'clerk';
  const say = words => { status.textContent = words; };
  let media, peer, id, early = [], ladder;

  const send = message =>
    fetch(room.dataset.signals, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) }).catch(() => {});

  const open = async () => {
    start.disabled = true;
    media = await camera();
    if (!media) {
      start.disabled = false;
      say('没有打开摄像头和话筒。请在浏览器里允许使用，或改用电话回电、到最近的服务点。');
      return;
    }
    local.srcObject = media;
    start.style.display = 'none';
    say('已打开，等对方接通。');
    const stream = new EventSource(room.dataset.signals);
    stream.addEventListener('open', () => send({ kind: 'ready' }));
    stream.addEventListener('signal', event => hear(JSON.parse(event.data)).catch(() => say('连接没有成功，正在重试。')));
    stream.onerror = () => say('网络断了，正在自动重连；5 分钟内接回不用重新核验。');
    addEventListener('pagehide', () => { stream.close(); peer?.close(); });
  };

  // The best picture first, then a smaller one, then the voice alone.
  const camera = async () => {
    for (const video of [{ width: 1280, height: 720 }, { width: 640, height: 360 }, false]) {
      try {
        return await navigator.mediaDevices.getUserMedia({ audio: true, video });
      } catch { /* the next smaller one */ }
    }
    return null;
  };

  const hear = async message => {
    if (message.kind === 'ready') {
      if (isClerk) await offer();
      else if (!message.answer) await send({ kind: 'ready', answer: true });
    } else if (message.kind === 'offer') {
      connect(message.id);
      await peer.setRemoteDescription(message.description);
      await peer.setLocalDescription(await peer.createAnswer());
      await send({ kind: 'answer', id, description: peer.localDescription });
      await takeEarly();
    } else if (message.kind === 'answer' && message.id === id) {
      await peer.setRemoteDescription(message.description);
      await takeEarly();
    } else if (message.kind === 'candidate' && message.id === id) {
      if (peer.remoteDescription) await peer.addIceCandidate(message.candidate);
      else early.push(message.candidate);
    }
  };

  const takeEarly = async () => { for (const candidate of early.splice(0)) await peer.addIceCandidate(candidate); };

  const offer = async () => {
    connect(crypto.getRandomValues(new Uint32Array(1))[0]);
    await peer.setLocalDescription(await peer.createOffer());
    await send({ kind: 'offer', id, description: peer.localDescription });
  };

  const connect = connection => {
    peer?.close();
    clearInterval(ladder);
    [id, early] = [connection, []];
    const mine = peer = new RTCPeerConnection({ iceServers: JSON.parse(room.dataset.ice || '[]') });
    for (const track of media.getTracks()) mine.addTrack(track, media);
    mine.onicecandidate = ({ candidate }) => candidate && send({ kind: 'candidate', id: connection, candidate });
    mine.ontrack = ({ streams }) => { remote.srcObject = streams[0]; };
    mine.onconnectionstatechange = () => {
      room.dataset.state = mine.connectionState;
      if (mine.connectionState === 'connected') say('已接通。');
      if (mine.connectionState === 'disconnected') say('信号弱，正在接回。');
      if (mine.connectionState === 'failed') { say('连接断了，正在重新接。'); send({ kind: 'ready' }); if (isClerk) offer(); }
    };
    ladder = setInterval(() => climb(mine), 5000);
  };

  // 720p, 360p, voice: as much as the line carries (kbit/s), and no picture only where the item permits it.
  const climb = async mine => {
    const sender = mine.getSenders().find(one => one.track?.kind === 'video');
    if (!sender || mine.connectionState !== 'connected') return;
    let kilobits;
    (await mine.getStats()).forEach(one => { if (one.type === 'candidate-pair' && one.nominated && one.availableOutgoingBitrate) kilobits = one.availableOutgoingBitrate / 1000; });
    if (kilobits === undefined) return;
    const parameters = sender.getParameters();
    if (!parameters.encodings?.length) return;
    const whole = sender.track.getSettings().height || 720;
    parameters.encodings[0].scaleResolutionDownBy = kilobits >= room.dataset.for720 ? 1 : Math.max(1, whole / 360);
    await sender.setParameters(parameters);
    const voiceOnly = kilobits < room.dataset.for360 && room.dataset.audioPermitted === 'yes';
    sender.track.enabled = !voiceOnly;
    if (kilobits < room.dataset.for360 && !voiceOnly) say('信号太弱，这件事需要看得清画面：请换个地方，或改用电话回电、服务点。');
    else if (voiceOnly) say('信号弱，先用语音。');
  };

  // With the caller's consent the clerk's side records what both see and hear, in parts of five seconds, each sent before the next; a part that did not arrive is sent again.
  let recorder, stopping;
  const record = () => {
    const address = document.querySelector('[data-recording]')?.dataset.recording;
    const film = remote.srcObject;
    if (!address || !film?.active || peer?.connectionState !== 'connected') {
      if (recorder?.state === 'recording') recorder.stop();
      return;
    }
    if (recorder?.state === 'recording') return;
    const sound = new AudioContext();
    const both = sound.createMediaStreamDestination();
    for (const source of [film, media]) if (source.getAudioTracks().length) sound.createMediaStreamSource(source).connect(both);
    const take = Date.now();
    let sequence = 0, sent = Promise.resolve();
    recorder = new MediaRecorder(new MediaStream([...film.getVideoTracks(), ...both.stream.getAudioTracks()]), { mimeType: 'video/webm', videoBitsPerSecond: 400000 });
    recorder.ondataavailable = ({ data }) => {
      if (!data.size) return;
      const part = sequence++;
      sent = sent.then(() => keep(`${address}?take=${take}&sequence=${part}`, data));
    };
    recorder.onstop = () => sent.finally(() => sound.close());
    recorder.start(5000);
  };
  const keep = async (address, data) => {
    for (let attempt = 0; attempt < 5 && !stopping; attempt++) {
      try {
        const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'video/webm' }, body: data });
        if (answer.ok) return;
        if (answer.status !== 409 || attempt > 1) { say('录像没有保存，请检查办事人是否仍然同意录制。'); return; }
      } catch { /* the line is weak: once more */ }
      await new Promise(done => setTimeout(done, 1000 * 2 ** attempt));
    }
  };
  if (isClerk && window.MediaRecorder) {
    setInterval(record, 1000);
    addEventListener('pagehide', () => { stopping = true; if (recorder?.state === 'recording') recorder.stop(); });
  }

  // While pictures flow nothing may load the page anew: these forms are sent beside it, and the parts that changed are renewed.
  document.addEventListener('submit', async event => {
    if (!media || !event.target.matches('[data-stays]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const body = new URLSearchParams(new FormData(event.target, event.submitter));
    try {
      const answer = await fetch(location.href, { method: 'POST', body, headers: { accept: 'text/html' } });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of document.querySelectorAll('[data-live-part]'))
        part.replaceChildren(...(fresh.querySelector(`[data-live-part="${part.dataset.livePart}"]`)?.childNodes ?? []));
    } catch {
      say('没有发出去，请检查网络后再按一次。');
    }
  }, true);

  if (navigator.mediaDevices && window.RTCPeerConnection) {
    start.style.display = '';
    start.addEventListener('click', open);
  } else {
    say('这个浏览器不支持视频（需要安全连接），请改用电话回电，或到最近的服务点。');
  }
}
